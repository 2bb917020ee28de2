import type {Theme} from './theme.js';

const [bold, dim, underline, inverse] = ['1', '2', '4', '7'] as const;
const [red, green, yellow, blue, magenta, cyan, brightBlue] = ['31', '32', '33', '34', '35', '36', '94'] as const;

/** Colours on a dark background, and on a light one. */
type Palette = {readonly dark: Theme; readonly light: Theme};

/** Neither colours nor bold and dim text. */
export const bare: Theme = {
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

export const mono: Theme = {
	...bare,
	strong: bold,
	dim,
	warning: bold,
	bad: bold,
	restTrack: dim,
	unknownTrack: dim,
	pauseBar: inverse,
};

/** Labels are dimmed rather than bright black, which some palettes draw as their background. */
export const common: Palette = {
	dark: {
		...mono,
		active: cyan,
		good: green,
		warning: `${bold};${yellow}`,
		bad: `${bold};${red}`,
		dataTrack: cyan,
		logTrack: brightBlue,
		doneTrack: green,
		failedTrack: red,
	},
	// Yellow, cyan and the bright colours are hardly seen on white. Many terminals draw bold text brighter.
	light: {
		...mono,
		active: blue,
		good: green,
		warning: `${bold};${magenta}`,
		bad: `${bold};${red}`,
		dataTrack: blue,
		logTrack: magenta,
		doneTrack: green,
		failedTrack: red,
	},
};

/** Blue for what is good, yellow or red for what is not, and never green; what is bad is underlined as well. */
export const colorBlind: Palette = {
	dark: {
		...mono,
		active: cyan,
		good: `${bold};${brightBlue}`,
		warning: `${bold};${yellow}`,
		bad: `${bold};${underline};${yellow}`,
		dataTrack: cyan,
		logTrack: '',
		doneTrack: brightBlue,
		failedTrack: yellow,
	},
	light: {
		...mono,
		active: '',
		good: blue,
		warning: `${bold};${red}`,
		bad: `${bold};${underline};${red}`,
		dataTrack: magenta,
		logTrack: '',
		doneTrack: blue,
		failedTrack: red,
	},
};
