import {spawn, type ChildProcess} from 'node:child_process';
import {waitAtMost} from './race.js';

export type TmuxOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly signal: AbortSignal;
	/** Node's own unless a test gives another. */
	readonly start?: StartProcess;
	/** How long tmux may take, in ms. */
	readonly longestMs?: number;
};

type StartProcess = (
	command: string,
	parameters: readonly string[],
	options: {readonly env: Record<string, string>; readonly stdio: ['pipe', 'ignore', 'ignore']},
) => Pick<ChildProcess, 'on' | 'kill'> & {readonly stdin: Pick<NodeJS.WritableStream, 'on' | 'end'> | null};

/** What tmux needs to find its server. A password in the environment is not handed on: a server keeps what its clients have. */
const handedOn = ['TMUX', 'TMUX_TMPDIR', 'PATH', 'HOME', 'TERM', 'LANG', 'LC_ALL', 'LC_CTYPE'];

/**
 * Loads a text into tmux's buffer, and has tmux set the clipboard of the terminals that are attached (`-w`, from tmux 3.2 on).
 * A tmux that hangs, or is not installed, has refused it.
 */
export async function loadTmuxBuffer(text: string, options: TmuxOptions): Promise<'taken' | 'refused'> {
	const {env, signal, start = spawn, longestMs = 2000} = options;
	const {promise, resolve} = Promise.withResolvers<'taken' | 'refused'>();
	const given = handedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
	const tmux = startSafely(() =>
		start('tmux', ['load-buffer', '-w', '-'], {env: Object.fromEntries(given), stdio: ['pipe', 'ignore', 'ignore']}),
	);
	if (tmux === undefined) {
		return 'refused';
	}

	tmux.on('error', () => {
		resolve('refused');
	});
	tmux.on('close', (exitCode) => {
		resolve(exitCode === 0 ? 'taken' : 'refused');
	});
	// A tmux that ends without reading breaks the pipe: its exit code says so too.
	tmux.stdin?.on('error', ignore);
	tmux.stdin?.end(text);
	const answer = await waitAtMost(promise, longestMs, signal);
	if (answer === undefined) {
		tmux.kill('SIGKILL');
	}

	return answer ?? 'refused';
}

/** Node throws some errors of the system at once, such as ENOTDIR in PATH. */
function startSafely<Process>(start: () => Process): Process | undefined {
	try {
		return start();
	} catch {
		return undefined;
	}
}

function ignore(): void {
	// Nothing.
}
