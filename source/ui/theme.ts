import type {Tone} from '../locale/sentence.js';

/** The meaning of a piece of text; only the theme knows the colours. */
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
	| 'unknownTrack'
	| 'pauseBar';

/** How each meaning looks: parameters of SGR (ECMA-48 8.3.117), such as `1` or `36`; '' is the terminal's default. */
export type Theme = Readonly<Record<Meaning, string>>;

const [bold, dim, inverse, red, green, yellow, blue, cyan, brightBlue] = [
	'1',
	'2',
	'7',
	'31',
	'32',
	'33',
	'34',
	'36',
	'94',
] as const;

/**
 * Only the sixteen ANSI names, so that the reader's own palette decides, and no background. Labels are dimmed rather
 * than bright black, which some palettes draw as their background.
 */
const colors: Theme = {
	plain: '',
	strong: bold,
	dim,
	spinner: '',
	active: cyan,
	good: green,
	// Bold as well: yellow on white is hard to see.
	warning: `${bold};${yellow}`,
	bad: `${bold};${red}`,
	dataTrack: cyan,
	logTrack: brightBlue,
	doneTrack: green,
	failedTrack: red,
	restTrack: dim,
	unknownTrack: dim,
	pauseBar: inverse,
};

/** Where sixteen colours are all there is, the bright ones may be missing, or blink. */
const sixteenColors: Theme = {...colors, logTrack: blue};

const nothing: Theme = {
	plain: '',
	strong: '',
	dim: '',
	spinner: '',
	active: '',
	good: '',
	warning: '',
	bad: '',
	dataTrack: '',
	logTrack: '',
	doneTrack: '',
	failedTrack: '',
	restTrack: '',
	unknownTrack: '',
	pauseBar: '',
};

/** The theme for a terminal's level of colour support: 0 has no colours, and no bold and dim text either. */
export function createTheme(colorLevel: 0 | 1 | 2 | 3): Theme {
	if (colorLevel === 0) {
		return nothing;
	}

	return colorLevel === 1 ? sixteenColors : colors;
}
