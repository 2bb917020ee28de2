import assert from 'node:assert/strict';
import test from 'node:test';
import {createTheme, hasVariants, type Meaning, type Theme, type ThemeName} from '../../source/ui/theme.js';

const levels = [1, 2, 3] as const;
const names = ['dark', 'light', 'colour-blind', 'mono'] as const satisfies readonly ThemeName[];
const backgrounds = [false, true] as const;
/** Every theme with colours, on both backgrounds. */
const all = names.flatMap((name) =>
	backgrounds.flatMap((isLight) =>
		levels.map((level) => ({title: `${name} on ${isLight ? 'light' : 'dark'}, level ${level}`, level, name, isLight})),
	),
);

const parametersOf = (style: string) => style.split(';').filter((parameter) => parameter !== '');
const colorsOf = (style: string) => parametersOf(style).filter((parameter) => Number(parameter) >= 30);
const parameters = (theme: Theme) => Object.values(theme).flatMap((style) => parametersOf(style));

test('without colours nothing has a style, whatever the theme', () => {
	for (const name of [undefined, ...names]) {
		assert.deepEqual(new Set(Object.values(createTheme(0, {name}))), new Set(['']));
	}
});

for (const {title, level, name, isLight} of all) {
	const theme = createTheme(level, {name, isLight});

	test(`${title}: one of the sixteen colours a style, no background, nothing that blinks`, () => {
		for (const style of Object.values(theme)) {
			assert.ok(colorsOf(style).length <= 1, style);
			assert.match(style, /^(?:(?:[1247]|3[0-7]|9[0-7])(?:;(?!$)|$))*$/v);
		}
	});

	test(`${title}: warnings and what is bad are bold, labels dim, and only the pause bar is inverse`, () => {
		assert.ok([theme.warning, theme.bad, theme.strong].every((style) => parametersOf(style).includes('1')));
		assert.deepEqual([theme.dim, theme.restTrack, theme.unknownTrack], ['2', '2', '2']);
		const inverse = Object.entries(theme).filter(([, style]) => parametersOf(style).includes('7'));
		assert.deepEqual(inverse, [['pauseBar', '7']]);
	});

	test(`${title}: bright colours only where there are more than sixteen`, () => {
		const bright = parameters(theme).filter((parameter) => Number(parameter) >= 90);
		assert.ok(level > 1 || bright.length === 0, bright.join(' '));
	});
}

test('the theme of the background is dark or light', () => {
	for (const level of levels) {
		assert.deepEqual(createTheme(level), createTheme(level, {name: 'dark'}));
		assert.deepEqual(createTheme(level, {isLight: true}), createTheme(level, {name: 'light'}));
		assert.deepEqual(createTheme(level, {name: 'dark', isLight: true}), createTheme(level));
		assert.notDeepEqual(createTheme(level, {isLight: true}), createTheme(level));
	}
});

test('only where no theme is chosen, and for the colour-blind, the background makes a difference', () => {
	const dependent = [undefined, ...names].filter((name) => hasVariants(name));
	assert.deepEqual(dependent, [undefined, 'colour-blind']);
	for (const name of names) {
		const [dark, light] = backgrounds.map((isLight) => createTheme(3, {name, isLight}));
		assert[name === 'colour-blind' ? 'notDeepEqual' : 'deepEqual'](dark, light);
	}
});

/** What xterm draws by default, as red, green and blue. */
const xterm: Readonly<Record<string, readonly [number, number, number]>> = {
	30: [0, 0, 0],
	31: [205, 0, 0],
	32: [0, 205, 0],
	33: [205, 205, 0],
	34: [0, 0, 238],
	35: [205, 0, 205],
	36: [0, 205, 205],
	37: [229, 229, 229],
	94: [92, 92, 255],
	white: [255, 255, 255],
	black: [0, 0, 0],
};

/** The relative luminance of WCAG 2. */
function luminanceOf(color: string): number {
	const [red = 0, green = 0, blue = 0] = (xterm[color] ?? []).map((part) => {
		const value = part / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of WCAG 2: 1 is none, 21 black on white. */
function contrastOf(one: string, other: string): number {
	const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

/** Below this nobody reads a word. Green is the least of xterm's colours that is used on white. */
const leastContrast = 2;

for (const name of [undefined, 'colour-blind'] as const) {
	for (const isLight of backgrounds) {
		const background = isLight ? 'white' : 'black';
		test(`every colour of ${name ?? 'the common theme'} can be read on ${background}`, () => {
			for (const [meaning, style] of Object.entries(createTheme(3, {name, isLight}))) {
				for (const color of colorsOf(style)) {
					const contrast = contrastOf(color, background);
					assert.ok(contrast >= leastContrast, `${meaning}: ${color} has ${contrast.toFixed(2)}`);
				}
			}
		});
	}
}

test('on a light background no style is bright, yellow, cyan or white', () => {
	for (const name of [undefined, 'light', 'colour-blind'] as const) {
		for (const level of levels) {
			const used = parameters(createTheme(level, {name, isLight: true}));
			assert.deepEqual(
				used.filter((parameter) => ['33', '36', '37'].includes(parameter) || Number(parameter) >= 90),
				[],
			);
		}
	}
});

test('for the colour-blind there is no green, and good, warning and bad differ by more than red and green', () => {
	for (const isLight of backgrounds) {
		for (const level of levels) {
			const theme = createTheme(level, {name: 'colour-blind', isLight});
			assert.equal(
				parameters(theme).some((parameter) => ['32', '92'].includes(parameter)),
				false,
			);
			assert.equal(new Set([theme.good, theme.warning, theme.bad]).size, 3);
			assert.ok(parametersOf(theme.bad).includes('4'));
			assert.notEqual(theme.doneTrack, theme.failedTrack);
		}
	}
});

test('mono has no colours', () => {
	for (const level of levels) {
		const used = new Set(parameters(createTheme(level, {name: 'mono'})));
		assert.deepEqual(used, new Set(['1', '2', '7']));
	}
});

test('tracks of data and of log differ in every theme with colours', () => {
	const tracks: readonly Meaning[] = ['dataTrack', 'logTrack'];
	const colored = all.filter((one) => one.name !== 'mono');
	for (const {name, isLight, level} of colored) {
		const theme = createTheme(level, {name, isLight});
		assert.equal(new Set(tracks.map((track) => theme[track])).size, 2);
	}
});
