import type {Tone} from '../locale/sentence.js';
import {bare, colorBlind, common, mono} from './palettes.js';

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

/** The names of themes. `colour-blind` has colours for dark and for light backgrounds. */
export type ThemeName = 'dark' | 'light' | 'colour-blind' | 'mono';

export type ThemeChoice = {
	/** Undefined for the theme that suits the background. */
	readonly name?: ThemeName | undefined;
	readonly isLight?: boolean;
};

/** Whether the background of the terminal makes a difference. */
export function hasVariants(name: ThemeName | undefined): boolean {
	return name === undefined || name === 'colour-blind';
}

/**
 * The theme for a terminal's level of colour support: 0 has no colours, and no bold and dim text either. Themes use only the
 * sixteen ANSI names, so that the reader's own palette decides, and no background.
 */
export function createTheme(colorLevel: 0 | 1 | 2 | 3, {name, isLight = false}: ThemeChoice = {}): Theme {
	if (colorLevel === 0) {
		return bare;
	}

	const theme = chooseTheme(name ?? (isLight ? 'light' : 'dark'), isLight);
	return colorLevel === 1 ? withoutBright(theme) : theme;
}

function chooseTheme(name: ThemeName, isLight: boolean): Theme {
	if (name === 'mono') {
		return mono;
	}

	if (name === 'colour-blind') {
		return isLight ? colorBlind.light : colorBlind.dark;
	}

	return common[name];
}

/** Where sixteen colours are all there is, the bright ones may be missing, or blink. */
function withoutBright(theme: Theme): Theme {
	return {
		...theme,
		good: normalOf(theme.good),
		logTrack: normalOf(theme.logTrack),
		doneTrack: normalOf(theme.doneTrack),
	};
}

function normalOf(style: string): string {
	return style.replace(/\b9(?=\d$)/v, '3');
}
