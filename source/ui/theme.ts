import {Chalk, type ColorSupportLevel} from 'chalk';
import type {Tone} from '../locale/sentence.js';

/** What a piece of text means; the theme alone knows the colours. The spinner is a piece that moves by itself. */
export type Meaning =
	| Tone
	| 'strong'
	| 'dim'
	| 'spinner'
	| 'dataTrack'
	| 'logTrack'
	| 'doneTrack'
	| 'failedTrack'
	| 'restTrack'
	| 'unknownTrack';

/** Puts the colour of a meaning on a text. */
export type Theme = Readonly<Record<Meaning, (text: string) => string>>;

/**
 * Only the sixteen ANSI names, so that the reader's own palette decides, and no background. Labels are dimmed rather
 * than bright black, which some palettes draw as their background.
 */
export function createTheme(level: ColorSupportLevel): Theme {
	const chalk = new Chalk({level});
	return {
		plain: (text) => text,
		strong: chalk.bold,
		dim: chalk.dim,
		spinner: (text) => text,
		active: chalk.cyan,
		good: chalk.green,
		warning: chalk.yellow,
		bad: chalk.red,
		dataTrack: chalk.cyan,
		logTrack: chalk.blueBright,
		doneTrack: chalk.green,
		failedTrack: chalk.red,
		restTrack: chalk.dim,
		unknownTrack: chalk.dim,
	};
}
