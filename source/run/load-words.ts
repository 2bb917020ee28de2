import type {Language} from '../command-line/language.js';
import {english} from '../locale/en.js';
import type {Words} from '../locale/words.js';

/** The words of a language; those other than English are loaded only where they are used. */
export async function loadWords(language: Language): Promise<Words> {
	if (language === 'en') {
		return english;
	}

	const {chinese} = await import('../locale/zh.js');
	return chinese;
}
