import assert from 'node:assert/strict';
import test from 'node:test';
import {en} from '../../source/locale/en.js';
import {afterColon, joinCause, joinClauses, joinList} from '../../source/locale/joins.js';

const texts = [
	[joinList(['a', '', 'b'], en), 'a, b'],
	[joinList(['', ''], en), ''],
	[joinCause('failed', 'no space', en), 'failed: no space'],
	[joinCause('failed', '', en), 'failed'],
	[afterColon('no space', en), ': no space'],
	[afterColon('', en), ''],
	[joinClauses('wrong', 'set it', en), 'wrong; set it'],
	[joinClauses('wrong', '', en), 'wrong'],
] as const;

for (const [text, expected] of texts) {
	test(`parts are joined as "${expected}"`, () => {
		assert.equal(text, expected);
	});
}

test('a language has its own punctuation', () => {
	const separators = {word: '', item: '、', clause: '；', cause: '：'};
	assert.equal(joinList(['甲', '乙'], {...en, separators}), '甲、乙');
	assert.equal(joinCause('失败', '空间不足', {...en, separators}), '失败：空间不足');
});
