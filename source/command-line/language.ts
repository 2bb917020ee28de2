import {findCharset} from './charset.js';

const languages = ['en', 'zh'] as const;

/** English, or Simplified Chinese. */
export type Language = (typeof languages)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined for anything else. */
export function parseLanguage(text: string): Language | undefined {
	return languages.find((language) => language === text);
}

/** The variables that name the language of messages, the strongest first (POSIX). */
const variables = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** Chinese where the locale is Chinese, whatever the region. */
function languageOfLocale(env: Environment): Language {
	const locale = variables.map((name) => env[name] ?? '').find((value) => value !== '') ?? '';
	return /^zh(?:[.@_]|$)/v.test(locale) ? 'zh' : 'en';
}

type Preferences = {
	/** The value of `--lang`; undefined if it was not given. */
	readonly given: Language | undefined;
	/** That of the config file. */
	readonly preferred?: Language | undefined;
	readonly isAscii: boolean;
};

/** The language of what scripts may read: plain lines, documents and standard error. Only `--lang` changes it. */
export function lineLanguage(given: Language | undefined, env: Environment): Language {
	return isAsciiOnly(env) ? 'en' : (given ?? 'en');
}

/** The language of the full screen. Who asks for signs in ASCII gets Chinese only on request. */
export function screenLanguage({given, preferred, isAscii}: Preferences, env: Environment): Language {
	if (isAsciiOnly(env)) {
		return 'en';
	}

	return given ?? preferred ?? (isAscii ? 'en' : languageOfLocale(env));
}

/** Chinese cannot be read in a charset other than UTF-8, where each letter is an escape. */
function isAsciiOnly(env: Environment): boolean {
	return findCharset(env, false) === 'ascii';
}

/** The value of `--lang` in a command line that is yet to be checked, for the refusals of the check itself. */
export function findGivenLanguage(argv: readonly string[]): Language | undefined {
	const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
	const [value] = argv.slice(0, end).flatMap((word, index) => {
		if (word.startsWith('--lang=')) {
			return [word.slice('--lang='.length)];
		}

		return word === '--lang' ? [argv[index + 1] ?? ''] : [];
	});
	return value === undefined ? undefined : parseLanguage(value);
}
