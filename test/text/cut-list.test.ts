import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {cutList} from '../../source/text/cut-list.js';

const cut: ReadonlyArray<readonly [title: string, json: string, items: readonly string[], rest: string]> = [
	[
		'of objects',
		'{"data":{"contents":[{"a":1},{"b":[{}]}],"page":{}}}',
		['{"a":1}', '{"b":[{}]}'],
		'{"data":{"contents":[],"page":{}}}',
	],
	['that is empty', '{"data":{"contents":[]}}', [], '{"data":{"contents":[]}}'],
	[
		'with blanks',
		'{ "data" : { "contents" : [ { "a" : 1 } , {} ] } }',
		['{ "a" : 1 }', '{}'],
		'{ "data" : { "contents" : [] } }',
	],
	[
		'whose other items are no objects',
		'{"data":{"contents":[1,"{}",null,[{}],{"a":1}]}}',
		['{"a":1}'],
		'{"data":{"contents":[]}}',
	],
	[
		'with brackets and quotes in its strings',
		String.raw`{"data":{"contents":[{"a":"]}\"\\"},{"b":"\\\"}]["}]}}`,
		[String.raw`{"a":"]}\"\\"}`, String.raw`{"b":"\\\"}]["}`],
		'{"data":{"contents":[]}}',
	],
	[
		'after another of its name elsewhere',
		'{"contents":[{}],"error":{"x":{"contents":[{}]}},"data":{"contents":[{"a":1}]}}',
		['{"a":1}'],
		'{"contents":[{}],"error":{"x":{"contents":[{}]}},"data":{"contents":[]}}',
	],
	[
		'after its name as a value',
		'{"data":{"a":"contents","contents":[{"a":1}]}}',
		['{"a":1}'],
		'{"data":{"a":"contents","contents":[]}}',
	],
];

for (const [title, json, items, rest] of cut) {
	test(`a list ${title} is cut out, item by item`, () => {
		assert.deepEqual(cutList(json, 'contents'), {rest, items});
	});
}

const whole = [
	'',
	'[]',
	'{"contents":[{}]}',
	'{"data":{"contents":{}}}',
	'{"data":{"contents":null}}',
	'{"data":{"contents":"[{}]"}}',
	'{"data":{"contents" [{}]}}',
	'{"data":{"Contents":[{}]}}',
	'{"data":{"contents":[{}',
	'{"data":{"contents":[{"a":"',
	'{"data":{"contents":[{"a":"]}',
	']]]}}}{"contents":[{}]',
];

for (const json of whole) {
	test(`nothing is cut out of ${JSON.stringify(json)}`, () => {
		assert.equal(cutList(json, 'contents'), undefined);
	});
}

test('items and rest together are what the whole text holds', () => {
	const item = fc.dictionary(fc.string(), fc.jsonValue(), {maxKeys: 4});
	fc.assert(
		fc.property(fc.array(item), fc.jsonValue(), fc.nat(2), (contents, page, indent) => {
			const json = JSON.stringify({status: 200, error: page, data: {contents, page}}, null, indent);
			const {rest = '', items = []} = cutList(json, 'contents') ?? {};
			const parsed = JSON.parse(json) as {data: {contents: unknown}};
			assert.deepEqual(
				items.map((text): unknown => JSON.parse(text)),
				parsed.data.contents,
			);
			assert.deepEqual(JSON.parse(rest), {...parsed, data: {...parsed.data, contents: []}});
		}),
	);
});

test('any text is cut or left whole, also one that is made to hurt', () => {
	fc.assert(
		fc.property(
			fc.string({unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'contents', 'x')}),
			(text) => {
				cutList(text, 'contents');
				cutList(`{"data":{"contents":[${text}`, 'contents');
			},
		),
	);
	for (const part of ['[', '"', '\\', String.raw`\"`, '{"', '"contents":', '[{}],']) {
		cutList(`{"data":{"contents":[${part.repeat(300_000)}`, 'contents');
	}
});
