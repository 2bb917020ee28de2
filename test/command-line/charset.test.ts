import assert from 'node:assert/strict';
import test from 'node:test';
import {findCharset} from '../../source/command-line/charset.js';

/* eslint-disable unicorn/text-encoding-identifier-case -- locales are written like this */
const locales = [
	['no locale at all', {}, 'unicode'],
	['an empty one', {LC_ALL: '', LANG: ''}, 'unicode'],
	['UTF-8 as usual', {LANG: 'zh_CN.UTF-8'}, 'unicode'],
	['UTF-8 in another spelling', {LANG: 'en_US.utf8'}, 'unicode'],
	['the C locale with UTF-8', {LC_ALL: 'C.UTF-8'}, 'unicode'],
	['UTF-8 alone, as macOS writes it', {LC_CTYPE: 'UTF-8'}, 'unicode'],
	['a language without a charset', {LANG: 'de_DE'}, 'unicode'],
	['a modifier without a charset', {LANG: 'de_DE@euro'}, 'unicode'],
	['C', {LANG: 'C'}, 'ascii'],
	['POSIX', {LC_ALL: 'POSIX'}, 'ascii'],
	['ISO-8859', {LANG: 'de_DE.ISO-8859-15@euro'}, 'ascii'],
	['GBK', {LANG: 'zh_CN.GBK'}, 'ascii'],
	['GB18030', {LC_CTYPE: 'zh_CN.gb18030'}, 'ascii'],
	['GB2312', {LC_CTYPE: 'zh_CN.GB2312'}, 'ascii'],
	['LC_ALL before the others', {LC_ALL: 'C', LC_CTYPE: 'en_US.UTF-8', LANG: 'en_US.UTF-8'}, 'ascii'],
	['LC_CTYPE before LANG', {LC_CTYPE: 'en_US.UTF-8', LANG: 'C'}, 'unicode'],
	['an empty LC_ALL, which says nothing', {LC_ALL: '', LANG: 'C'}, 'ascii'],
] as const;

/* eslint-enable unicorn/text-encoding-identifier-case */

for (const [name, env, charset] of locales) {
	test(`${name}: ${charset}`, () => {
		assert.equal(findCharset(env, false), charset);
	});
}

test('--ascii keeps letters where the locale can show them', () => {
	assert.equal(findCharset({LANG: 'en_US.UTF-8'}, true), 'asciiSigns');
	assert.equal(findCharset({}, true), 'asciiSigns');
	assert.equal(findCharset({LANG: 'C'}, true), 'ascii');
});
