import assert from 'node:assert/strict';
import test from 'node:test';
import {chooseTheme} from '../../source/run/screen-theme.js';
import {createTheme, type ThemeName} from '../../source/ui/theme.js';

const [dark, light] = [createTheme(3), createTheme(3, {isLight: true})];
const xterm = {TERM: 'xterm-256color'};

function choose({env = xterm, themeName, hasColor = true, colorLevel = 3}: Partial<Choice> = {}) {
	return chooseTheme({colorLevel, env}, {hasColor, themeName});
}

type Choice = {
	readonly env: Readonly<Record<string, string>>;
	readonly themeName: ThemeName | undefined;
	readonly hasColor: boolean;
	readonly colorLevel: 0 | 1 | 2 | 3;
};

test('without a choice the first frame is dark, and the terminal is asked', () => {
	const {theme, themeOn} = choose();
	assert.deepEqual(theme, dark);
	assert.deepEqual([themeOn?.(true), themeOn?.(false)], [light, dark]);
	assert.equal(themeOn?.(false), theme);
});

test('where COLORFGBG says so the first frame is light, and the terminal is asked all the same', () => {
	const {theme, themeOn} = choose({env: {...xterm, COLORFGBG: '0;15'}});
	assert.deepEqual(theme, light);
	assert.equal(themeOn?.(true), theme);
});

test('a theme that was chosen is kept, whatever the background', () => {
	for (const themeName of ['dark', 'light', 'mono'] as const) {
		const {theme, themeOn} = choose({themeName, env: {...xterm, COLORFGBG: '0;15'}});
		assert.deepEqual(theme, createTheme(3, {name: themeName}));
		assert.equal(themeOn, undefined);
	}
});

test('for the colour-blind there are two palettes', () => {
	const {theme, themeOn} = choose({themeName: 'colour-blind'});
	assert.deepEqual(theme, createTheme(3, {name: 'colour-blind'}));
	assert.deepEqual(themeOn?.(true), createTheme(3, {name: 'colour-blind', isLight: true}));
});

test('without colours no theme has a style, and nothing is asked', () => {
	for (const themeName of [undefined, 'light', 'colour-blind', 'mono'] as const) {
		for (const without of [{hasColor: false}, {colorLevel: 0}] as const) {
			const {theme, themeOn} = choose({themeName, ...without});
			assert.deepEqual([theme, themeOn], [createTheme(0), undefined]);
		}
	}
});

test('a console is not asked', () => {
	for (const term of ['linux', 'dumb', 'vt220', '']) {
		assert.equal(choose({env: {TERM: term}}).themeOn, undefined, term);
	}
});
