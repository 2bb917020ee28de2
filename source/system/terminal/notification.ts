import {makeVisible} from '../../text/visible-text.js';
import {isSet, oscSequence} from './passthrough.js';

type Env = Readonly<Record<string, string | undefined>>;

/** In characters: a notification shows no more, and GNU screen sends on no longer sequence. */
const longestBody = 160;

/**
 * A notification for the terminal: OSC 777 with a title, and OSC 9 for terminals that do not know it. One that is known to
 * show both is sent the first alone. No text can end the sequence or begin another.
 */
export function notificationSequence({title, body}: {readonly title: string; readonly body: string}, env: Env): string {
	const text = bodyOf(body);
	const titled = oscSequence(`777;notify;${bodyOf(title)};${text}`, env);
	return hasBoth(env) ? titled : `${oscSequence(`9;${bodyOf(title)}: ${text}`, env)}${titled}`;
}

/** A semicolon would begin the next part. */
function bodyOf(text: string): string {
	const letters = [...makeVisible(text).replaceAll(';', ',')];
	return letters.length > longestBody ? `${letters.slice(0, longestBody - 1).join('')}…` : letters.join('');
}

/** Inside tmux and screen nothing is known of the terminal outside. */
function hasBoth(env: Env): boolean {
	const {TERM: term = '', TERM_PROGRAM: program = ''} = env;
	return (
		!isSet(env, 'TMUX') &&
		!isSet(env, 'STY') &&
		(/^(?:xterm-kitty|xterm-ghostty|foot|wezterm)/v.test(term) || ['WezTerm', 'ghostty'].includes(program))
	);
}
