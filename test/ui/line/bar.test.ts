import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {TrackTone} from '../../../source/monitor/select/restore-view.js';
import {drawBar} from '../../../source/ui/line/bar.js';

type Track = 'data' | 'log';

function view(percent: number | undefined, tone: TrackTone = 'moving') {
	return {share: percent === undefined ? undefined : {percent, isOutside: false}, tone};
}

function pictureOf(percent: number | undefined, width: number): string {
	return drawBar('data', view(percent), width)
		.map(({text}) => text)
		.join('');
}

const pictures = [
	[undefined, '··········'],
	[0, '──────────'],
	[0.01, '╸─────────'],
	[5, '╸─────────'],
	[52, '━━━━━─────'],
	[55, '━━━━━╸────'],
	[99.99, '━━━━━━━━━╸'],
	[100, '━━━━━━━━━━'],
] as const;

for (const [percent, picture] of pictures) {
	test(`${percent ?? 'an unknown share'}${percent === undefined ? '' : ' %'} is drawn as ${picture}`, () => {
		assert.equal(pictureOf(percent, 10), picture);
	});
}

test('the bar of an unknown share has no sign in common with any known one', () => {
	fc.assert(
		fc.property(fc.double({min: 0, max: 100, noNaN: true}), fc.integer({min: 1, max: 60}), (percent, width) => {
			const unknown = new Set(pictureOf(undefined, width));
			assert.ok([...pictureOf(percent, width)].every((sign) => !unknown.has(sign)));
		}),
	);
});

const meanings: ReadonlyArray<readonly [Track, TrackTone, string]> = [
	['data', 'moving', 'dataTrack'],
	['log', 'moving', 'logTrack'],
	['data', 'done', 'doneTrack'],
	['log', 'done', 'doneTrack'],
	['data', 'failed', 'failedTrack'],
	['log', 'failed', 'failedTrack'],
];

for (const [track, tone, meaning] of meanings) {
	test(`the filled part of a ${tone} ${track} bar means ${meaning}, its rest nothing`, () => {
		const found = drawBar(track, view(50, tone), 10).map((part) => part.meaning);
		assert.deepEqual(found, [meaning, 'restTrack']);
	});
}

test('a share at 100 % is not drawn as done while the restore runs', () => {
	assert.equal(drawBar('log', view(100), 10)[0]?.meaning, 'logTrack');
});

test('a bar takes exactly its cells, is full only at 100 % and empty only at 0 %', () => {
	fc.assert(
		fc.property(fc.double({min: 0, max: 100, noNaN: true}), fc.integer({min: 1, max: 200}), (percent, width) => {
			const picture = pictureOf(percent, width);
			assert.equal(picture.length, width);
			assert.equal(picture === '━'.repeat(width), percent >= 100);
			assert.equal(picture === '─'.repeat(width), percent <= 0);
		}),
	);
});

test('a bar never shrinks while its share grows', () => {
	const percents = fc.tuple(fc.double({min: 0, max: 100, noNaN: true}), fc.double({min: 0, max: 100, noNaN: true}));
	fc.assert(
		fc.property(percents, fc.integer({min: 0, max: 80}), ([one, other], width) => {
			const [less, more] = [Math.min(one, other), Math.max(one, other)].map((percent) => halvesIn(percent, width));
			assert.ok((less ?? 0) <= (more ?? 0));
		}),
	);
});

function halvesIn(percent: number, width: number): number {
	const picture = pictureOf(percent, width);
	return picture.replaceAll(/[^━]/gv, '').length * 2 + (picture.includes('╸') ? 1 : 0);
}
