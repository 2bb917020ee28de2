import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createTheme} from '../../source/ui/theme.js';
import {openStory, storyBegins} from '../helpers/story.js';

const [dark, light] = [createTheme(3), createTheme(3, {isLight: true})];
const minute = 60_000;
const [red, green, blue, magenta, cyan] = [1, 2, 4, 5, 6];

/** A failed restore, one that is done, and one that runs, on a terminal with this background. */
async function open(t: TestContext, options: {background?: string | undefined; isAsked?: boolean}) {
	const {background, isAsked = true} = options;
	const size = {columns: 100, rows: 20};
	const story = await openStory(t, {
		...size,
		story: storyOf([
			scenarioLibrary.quickSuccess(storyBegins - 60 * minute),
			{...scenarioLibrary.quickSuccess(storyBegins - minute), tenant: 'rt9'},
		]),
		theme: dark,
		themeOn: isAsked ? (isLight) => (isLight ? light : dark) : undefined,
		background,
	});
	/** The colours of the sixteen that are on the screen. */
	const colors = () => {
		const used = new Set<number>();
		for (let y = 0; y < size.rows; y++) {
			for (let x = 0; x < size.columns; x++) {
				const {text, foreground} = story.cell(x, y);
				if (text.trim() !== '' && foreground.kind === 'palette') {
					used.add(foreground.index);
				}
			}
		}

		return used;
	};

	return {...story, colors};
}

test('on a white background the screen is drawn in the light theme, and later frames too', async (t) => {
	const {colors, lines, pass, type} = await open(t, {background: 'rgb:ffff/ffff/ffff'});
	const isLight = () => colors().has(blue) && !colors().has(cyan) && [...colors()].every((color) => color < 7);
	assert.ok(isLight(), [...colors()].join(' '));
	assert.ok(colors().has(green));
	assert.match(lines().join('\n'), /restoring/v);
	await pass(2 * minute);
	await type('l');
	await type('l');
	assert.equal(colors().has(cyan), false);
});

test('on a black background, without an answer, and where nobody asks, it stays dark', async (t) => {
	for (const options of [
		{background: 'rgb:0000/0000/0000'},
		{background: undefined},
		{background: 'rgb:ffff/ffff/ffff', isAsked: false},
		{background: 'white'},
	]) {
		// eslint-disable-next-line no-await-in-loop -- one after the other is enough
		const {colors, lines} = await open(t, options);
		assert.ok(colors().has(cyan), [...colors()].join(' '));
		assert.equal(colors().has(blue), false);
		assert.equal(colors().has(magenta), false);
		// The answer is no key: no list has been opened, no filter begun.
		assert.match(lines().join('\n'), /restoring[\s\S]+q quit/v);
		assert.equal(colors().has(red), false);
	}
});
