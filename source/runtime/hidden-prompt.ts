import type {ReadStream} from 'node:tty';

type Prompt = {
	readonly question: string;
	readonly input: ReadStream;
	readonly output: NodeJS.WritableStream;
	/** Gives up as Ctrl-C does. */
	readonly signal: AbortSignal;
};

const [interrupt, endOfFile] = ['\u{3}', '\u{4}'];
const enters = new Set(['\r', '\n', endOfFile]);
const erases = new Set(['\u{7F}', '\b']);

/**
 * Asks for a line without showing what is typed; undefined if the reader gives up with Ctrl-C. The input is read as Ink
 * reads it afterwards, piece by piece: a stream that once flowed and was paused gives Ink no keys.
 */
export async function askHidden({question, input, output, signal}: Prompt): Promise<string | undefined> {
	// Before the question: whoever answers it at once must not see the terminal echo it.
	input.setRawMode(true);
	input.setEncoding('utf8');
	output.write(question);
	try {
		return await readLine(input, signal);
	} finally {
		input.setRawMode(false);
		output.write('\n');
	}
}

async function readLine(input: ReadStream, signal: AbortSignal): Promise<string | undefined> {
	return new Promise((resolve) => {
		let line = '';
		const end = (answer: string | undefined) => {
			input.off('readable', take);
			input.off('end', giveUp);
			input.off('close', giveUp);
			signal.removeEventListener('abort', giveUp);
			resolve(answer);
		};

		const giveUp = () => {
			end(undefined);
		};

		const take = () => {
			for (const character of readAll(input)) {
				if (character === interrupt) {
					end(undefined);
					return;
				}

				if (enters.has(character)) {
					end(line);
					return;
				}

				line = erases.has(character) ? [...line].slice(0, -1).join('') : line + character;
			}
		};

		input.on('readable', take);
		input.on('end', giveUp);
		input.on('close', giveUp);
		signal.addEventListener('abort', giveUp);
	});
}

function readAll(input: ReadStream): string {
	let text = '';
	// A string, since the encoding is set; null when nothing is left.
	for (let chunk = input.read() as string | null; chunk !== null; chunk = input.read() as string | null) {
		text += chunk;
	}

	return text;
}
