import type {Charset} from '../text/charset.js';

/** The variables that name the locale's characters, the strongest first (POSIX). */
const variables = ['LC_ALL', 'LC_CTYPE', 'LANG'] as const;

/** The characters of a terminal by the options and the locale; without a locale, and where it names none, Unicode. */
export function findCharset(env: Readonly<Record<string, string | undefined>>, isAscii: boolean): Charset {
	const locale = variables.map((name) => env[name] ?? '').find((value) => value !== '') ?? '';
	if (isOfOtherCharset(locale)) {
		return 'ascii';
	}

	return isAscii ? 'asciiSigns' : 'unicode';
}

/** `zh_CN.GB18030`, `de_DE.ISO-8859-15@euro`, `C`, `POSIX`; not `C.UTF-8`, `de_DE` or the bare `UTF-8` of macOS. */
function isOfOtherCharset(locale: string): boolean {
	if (locale === 'C' || locale === 'POSIX') {
		return true;
	}

	const [withoutModifier = ''] = locale.split('@', 1);
	const [, charset = ''] = withoutModifier.split('.', 2);
	const name = charset.toLowerCase().replaceAll(/[^\da-z]/gv, '');
	return name !== '' && name !== 'utf8';
}
