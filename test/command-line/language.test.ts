import assert from 'node:assert/strict';
import test from 'node:test';
import {findGivenLanguage, lineLanguage, screenLanguage} from '../../source/command-line/language.js';

const locales = [
	['no locale', {}, 'en'],
	['Chinese', {LANG: 'zh_CN.UTF-8'}, 'zh'],
	['Chinese in another spelling of UTF-8', {LANG: 'zh_CN.utf8'}, 'zh'],
	['Chinese without a charset', {LANG: 'zh_CN'}, 'zh'],
	['the language alone', {LANG: 'zh'}, 'zh'],
	['Chinese with a modifier', {LANG: 'zh_SG@stroke'}, 'zh'],
	['Chinese in GBK, in which nothing is shown', {LANG: 'zh_CN.GBK'}, 'en'],
	['Chinese in GB18030', {LANG: 'zh_CN.GB18030'}, 'en'],
	['Chinese messages in the C locale', {LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LC_CTYPE: 'C'}, 'en'],
	['Chinese messages alone', {LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8'}, 'zh'],
	['English messages alone', {LC_MESSAGES: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8'}, 'en'],
	['LC_ALL before the others', {LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8'}, 'en'],
	['an empty LC_ALL, which says nothing', {LC_ALL: '', LANG: 'zh_CN.UTF-8'}, 'zh'],
	['another language that begins alike', {LANG: 'zhx_XX.UTF-8'}, 'en'],
	['the language of Zhuang', {LANG: 'za_CN.UTF-8'}, 'en'],
] as const;

for (const [name, env, language] of locales) {
	test(`the screen by the locale, ${name}: ${language}`, () => {
		assert.equal(screenLanguage({given: undefined, isAscii: false}, env), language);
		assert.equal(lineLanguage(undefined, env), 'en');
	});
}

const chinese = {LANG: 'zh_CN.UTF-8'};

test('--lang goes before the config file, and that before the locale', () => {
	assert.equal(screenLanguage({given: 'en', preferred: 'zh', isAscii: false}, chinese), 'en');
	assert.equal(screenLanguage({given: undefined, preferred: 'en', isAscii: false}, chinese), 'en');
	assert.equal(screenLanguage({given: undefined, preferred: 'zh', isAscii: false}, {LANG: 'en_US.UTF-8'}), 'zh');
});

test('only --lang changes the language of lines', () => {
	assert.equal(lineLanguage('zh', {LANG: 'en_US.UTF-8'}), 'zh');
	assert.equal(lineLanguage('en', chinese), 'en');
});

test('with --ascii the locale alone does not make the screen Chinese', () => {
	assert.equal(screenLanguage({given: undefined, isAscii: true}, chinese), 'en');
	assert.equal(screenLanguage({given: 'zh', isAscii: true}, chinese), 'zh');
});

test('without UTF-8 everything is English', () => {
	for (const env of [{LANG: 'zh_CN.GBK'}, {LC_ALL: 'C'}]) {
		assert.equal(screenLanguage({given: 'zh', preferred: 'zh', isAscii: false}, env), 'en');
		assert.equal(lineLanguage('zh', env), 'en');
	}
});

test('--lang is found before the command line is checked', () => {
	assert.equal(findGivenLanguage(['--lang', 'zh', '--nonsense']), 'zh');
	assert.equal(findGivenLanguage(['rt1', '--lang=zh']), 'zh');
	assert.equal(findGivenLanguage(['--', '--lang=zh']), undefined);
	assert.equal(findGivenLanguage(['--lang', 'de']), undefined);
	assert.equal(findGivenLanguage(['--lang']), undefined);
	assert.equal(findGivenLanguage([]), undefined);
});
