import type {Io} from '../system/io.js';
import {isLightByEnvironment} from '../system/terminal/background.js';
import {hasSystemCommands} from '../system/terminal/system-commands.js';
import {createTheme, hasVariants, type Theme} from '../ui/theme.js';
import type {OutputContext} from './output-context.js';

/** The theme for a light background, or for a dark one: always the same two values. */
export type ThemeOn = (isLight: boolean) => Theme;

export type ScreenTheme = {
	/** That of the first frame. */
	readonly theme: Theme;
	/** Undefined where the background makes no difference, or the terminal is not asked for it. */
	readonly themeOn: ThemeOn | undefined;
};

/** The theme that was chosen, or that suits the terminal as far as its environment says. */
export function chooseTheme(
	{colorLevel, env}: Pick<Io, 'colorLevel' | 'env'>,
	{hasColor, themeName: name}: Pick<OutputContext, 'hasColor' | 'themeName'>,
): ScreenTheme {
	const level = hasColor ? colorLevel : 0;
	const [dark, light] = [createTheme(level, {name}), createTheme(level, {name, isLight: true})];
	const isAsked = level > 0 && hasVariants(name) && hasSystemCommands(env);
	return {
		theme: isLightByEnvironment(env) ? light : dark,
		themeOn: isAsked ? (isLight) => (isLight ? light : dark) : undefined,
	};
}
