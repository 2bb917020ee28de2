import assert from 'node:assert/strict';
import test from 'node:test';
import {brightnessOf} from '../../../source/text/terminal-input/background-color.js';

const colors = [
	['rgb:ffff/ffff/ffff', 1],
	['rgb:0000/0000/0000', 0],
	['rgb:ff/ff/ff', 1],
	['rgb:f/f/f', 1],
	['rgb:fff/fff/fff', 1],
	['RGB:FFFF/ffff/FfFf', 1],
	['rgb:ff/ffff/f', 1],
	['rgba:ffff/ffff/ffff/0000', 1],
	['rgba:1e1e/1e1e/1e1e/ffff', 0.118],
	['#fff', 1],
	['#000000', 0],
	['#808080', 0.502],
	['#ffffffff0000', 0.928],
	['#ff0000', 0.213],
	['#00ff00', 0.715],
	['#0000ff', 0.072],
	// Solarized.
	['rgb:fdfd/f6f6/e3e3', 0.965],
	['rgb:0000/2b2b/3636', 0.136],
] as const;

for (const [color, brightness] of colors) {
	test(`the brightness of ${color} is ${brightness}`, () => {
		assert.equal(brightnessOf(color)?.toFixed(3), brightness.toFixed(3));
	});
}

for (const color of [
	'',
	'white',
	'#',
	'#ff',
	'#ffff',
	'#fffffffffffffff',
	'#ggg',
	'rgb:',
	'rgb:ff/ff',
	'rgb:ff/ff/ff/ff',
	'rgb:fffff/ff/ff',
	'rgb:/ff/ff',
	'rgba:ff/ff/ff',
	'rgb:ff/ff/ff\n',
	' #fff',
	'rgb:-1/ff/ff',
]) {
	test(`${JSON.stringify(color)} is no colour`, () => {
		assert.equal(brightnessOf(color), undefined);
	});
}
