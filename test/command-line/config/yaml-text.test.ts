import assert from 'node:assert/strict';
import test from 'node:test';
import {parseYaml, YamlError} from '../../../source/command-line/config/yaml-text.js';

test('every value is the text that stands there', () => {
	const {value} = parseYaml('a: no\nb: 10.0\nc: 0x1f\nd: ~\ne:\nf: [1, true]\ng: {h: "x"}\n');
	assert.deepEqual(value, {a: 'no', b: '10.0', c: '0x1f', d: '~', e: '', f: ['1', 'true'], g: {h: 'x'}});
});

test('a text without a value has none', () => {
	for (const text of ['', '\n\n', '# nothing\n', '---\n']) {
		assert.ok([undefined, ''].includes(parseYaml(text).value as undefined), JSON.stringify(text));
	}
});

test('keys keep their order', () => {
	const {keysOf} = parseYaml('m: {b: 1, 2: x, a: &n {z: 1}, c: *n}\n');
	assert.deepEqual(keysOf(['m']), ['b', '2', 'a', 'c']);
	assert.deepEqual(keysOf(['m', 'c']), ['z']);
	assert.deepEqual(keysOf(['m', 'b']), []);
	assert.deepEqual(keysOf(['none']), []);
});

test('a position is that of a key, of an item, or of what is around', () => {
	const {positionOf} = parseYaml('a:\n  b: x\r\n  c:\n    - y\n    - z\n');
	const positions = [
		[['a'], 1, 1],
		[['a', 'b'], 2, 3],
		[['a', 'c', 1], 5, 7],
		[['a', 'c', 7], 3, 3],
		[['a', 'b', 0], 2, 3],
		[['a', 'x', 'y'], 1, 1],
		[[], 1, 1],
	] as const;
	for (const [path, line, column] of positions) {
		assert.deepEqual(positionOf(path), {line, column}, path.join('.'));
	}
});

test('an error says what is wrong and where, and holds nothing of the text', () => {
	assert.throws(
		() => parseYaml('a: 1\nb: *CANARY\n'),
		(error: unknown) => {
			assert.ok(error instanceof YamlError);
			assert.deepEqual([error.fault, error.position], ['unquoted', {line: 2, column: 4}]);
			assert.doesNotMatch(String(error.stack), /CANARY/v);
			return true;
		},
	);
});
