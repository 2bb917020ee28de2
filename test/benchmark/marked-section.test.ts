import assert from 'node:assert/strict';
import test from 'node:test';
import {replaceMarkedSection} from './marked-section.js';

const [begin, end] = ['<!-- benchmark: begin -->', '<!-- benchmark: end -->'];

test('only what stands between the markers is replaced', () => {
	const document = `# Title\n\n${begin}\nold\n${end}\n\nThe end.\n`;
	assert.equal(replaceMarkedSection(document, '| new |'), `# Title\n\n${begin}\n\n| new |\n\n${end}\n\nThe end.\n`);
});

test('replacing twice is replacing once', () => {
	const once = replaceMarkedSection(`a ${begin}${end} b`, '$& $1 new');
	assert.equal(replaceMarkedSection(once, '$& $1 new'), once);
	assert.ok(once.includes('\n$& $1 new\n'));
});

const unmarked: ReadonlyArray<readonly [title: string, document: string]> = [
	['no markers', 'text'],
	['no end', `a ${begin} b`],
	['no beginning', `a ${end} b`],
	['the end first', `${end} a ${begin} b ${end}`],
	['two sections', `${begin}${end}${begin}${end}`],
	['two ends', `${begin}${end}${end}`],
];

for (const [title, document] of unmarked) {
	test(`a document with ${title} is not touched`, () => {
		assert.throws(() => replaceMarkedSection(document, 'new'), /needs one/v);
	});
}
