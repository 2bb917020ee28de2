import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError, problemOf} from '../../../source/agent/agent-error.js';
import {readList} from '../../../source/agent/answers/read-list.js';
import {giveWay} from '../../../source/system/give-way.js';
import type {ExactJson} from '../../../source/text/exact-json.js';

const detail = {type: 'noRestoreList'} as const;

function idOf(row: Readonly<Record<string, ExactJson>>): readonly ExactJson[] | undefined {
	if (row['id'] === 'refused') {
		throw new AgentError({reason: 'unreadableAnswer'});
	}

	return row['id'] === 'useless' ? [] : row['id'] === undefined ? undefined : [row['id']];
}

async function read(contents: ExactJson, most = Infinity) {
	return readList({data: {contents}, time: undefined}, {decode: idOf, most, detail, giveWay});
}

const lists: ReadonlyArray<
	readonly [title: string, contents: ExactJson, items: readonly ExactJson[], isComplete: boolean]
> = [
	['null, as Go writes none', null, [], true],
	['empty', [], [], true],
	['of items', [{id: 1}, {id: 2}], [1, 2], true],
	['with items of no use', [{id: 1}, {id: 'useless'}], [1], true],
	['with an item that cannot be read', [{id: 1}, {}, {id: 2}], [1, 2], false],
	['with an item whose decoder throws an AgentError', [{id: 1}, {id: 'refused'}, {id: 2}], [1, 2], false],
	['with items of other kinds', [{id: 1}, null, 'x', 7, [{id: 3}], {id: 2}], [1, 2], false],
];

for (const [title, contents, items, isComplete] of lists) {
	test(`a list ${title} has the items that can be read`, async () => {
		assert.deepEqual(await read(contents), {items, isComplete});
	});
}

for (const data of [undefined, null, 'contents', [], {}, {contents: 'x'}, {contents: {}}, {contents: 7}]) {
	test(`${JSON.stringify(data)} is no list`, async () => {
		await assert.rejects(readList({data, time: undefined}, {decode: idOf, most: 1, detail, giveWay}), (error) => {
			assert.deepEqual(problemOf(error)?.detail, detail);
			return true;
		});
	});
}

test('no more than so many are decoded, and then it is not complete', async () => {
	assert.deepEqual(await read([{id: 1}, {id: 2}], 2), {items: [1, 2], isComplete: true});
	assert.deepEqual(await read([{id: 1}, {id: 2}, {id: 3}], 2), {items: [1, 2], isComplete: false});
});

test('the items of a long answer are parsed one by one, exactly', async () => {
	const tooLong = `{"id":3,"comment":"${'x'.repeat(1024 * 1024)}"}`;
	const items = ['{"id":1795000000123456789}', '{"id":', tooLong, '{"id":2}'];
	const answer = {data: {contents: []}, items, time: undefined};
	assert.deepEqual(await readList(answer, {decode: idOf, most: Infinity, detail, giveWay}), {
		items: [1_795_000_000_123_456_789n, 2],
		isComplete: false,
	});
});

test('other work goes on between two slices of a long list, and of a short one nothing is put off', async () => {
	const seen: number[] = [];
	for (const length of [39, 1000]) {
		let decoded = 0;
		// eslint-disable-next-line no-await-in-loop -- one list after the other
		await readList(
			{data: {contents: Array.from({length}, () => ({}))}, time: undefined},
			{
				decode() {
					decoded++;
					return [];
				},
				most: Infinity,
				detail,
				async giveWay() {
					seen.push(decoded);
				},
			},
		);
		assert.equal(decoded, length);
	}

	assert.ok(seen.length > 5, seen.join(' '));
	assert.ok(seen.every((count, index) => count - (seen[index - 1] ?? 0) <= 40));
});

test('a bug in the decoder is thrown', async () => {
	const bug = new TypeError('a bug');
	const decode = () => {
		throw bug;
	};

	await assert.rejects(readList({data: {contents: [{}]}, time: undefined}, {decode, most: 1, detail, giveWay}), bug);
});
