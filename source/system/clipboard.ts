import {Buffer} from 'node:buffer';
import type {TerminalScreen} from './terminal/terminal-screen.js';

export type ClipboardOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Gives the text to tmux. */
	readonly loadTmuxBuffer: (text: string) => Promise<'taken' | 'refused'>;
	readonly terminal: Pick<TerminalScreen, 'send'>;
};

/** The bytes of UTF-8 that are copied at most, which are 74,992 of base64: a terminal drops a longer sequence silently. */
export const mostClipboardBytes = Math.floor(74_994 / 4) * 3;

/**
 * Sends a text to the clipboard: by way of tmux if that takes it, else as OSC 52. Undefined where neither could be done.
 * There is no answer: nobody can know whether the text has arrived.
 */
export async function copyText(
	text: string,
	{env, loadTmuxBuffer, terminal}: ClipboardOptions,
): Promise<'tmux' | 'terminal' | undefined> {
	const isSet = (name: string) => (env[name] ?? '') !== '';
	if (isSet('TMUX') && (await loadTmuxBuffer(text)) === 'taken') {
		return 'tmux';
	}

	const sequence = setClipboard(text);
	if (isSet('TMUX')) {
		// Which of the two tmux lets through depends on its options set-clipboard and allow-passthrough.
		return terminal.send(`${sequence}${throughTmux(sequence)}`) ? 'terminal' : undefined;
	}

	return terminal.send(isSet('STY') ? throughScreen(sequence) : sequence) ? 'terminal' : undefined;
}

const escape = '\u{1B}';
const stringEnd = `${escape}\\`;

/** OSC 52. */
function setClipboard(text: string): string {
	return `${escape}]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u{7}`;
}

/** What is inside is passed on by tmux, with every escape doubled. */
function throughTmux(sequence: string): string {
	return `${escape}Ptmux;${sequence.replaceAll(escape, () => `${escape}${escape}`)}${stringEnd}`;
}

/** GNU screen passes a string on as it is, and older versions cut it at 256 characters. */
const pieces = /.{1,240}/gsv;

function throughScreen(sequence: string): string {
	return (sequence.match(pieces) ?? []).map((piece) => `${escape}P${piece}${stringEnd}`).join('');
}
