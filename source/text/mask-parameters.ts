export const mask = '***';

/**
 * The parameters of a backup destination that hold no secret (OceanBase's documentation of DATA_BACKUP_DEST, and
 * ob_storage.h for those that it adds itself).
 */
const harmless: ReadonlySet<string> = new Set([
	'addressing_model',
	'appid',
	'checksum_type',
	'delete_mode',
	'enable_worm',
	'host',
	'idc',
	'max_bandwidth',
	'max_iops',
	'region',
	's3_region',
	'storage_type',
	'zone',
]);

/** Those that do, or may: their names are shown, since what is missing is of use too. */
const secret: ReadonlySet<string> = new Set([
	'access_id',
	'access_key',
	'access_key_id',
	'access_key_secret',
	'access_token',
	'credential',
	'encrypt_info',
	'encrypt_key',
	'external_id',
	'password',
	'role_arn',
	'secret_access_key',
	'secret_key',
	'security_token',
	'session_token',
	'signature',
	'sts_ak',
	'sts_sk',
	'sts_token',
	'token',
]);

/** A character, plain, as JSON or HTML escape it, or percent-encoded any number of times. */
const encoded = (plain: string, hex: string) => String.raw`${plain}|%(?:25)*${hex}|\\u00${hex}`;
const schemeEnd = String.raw`:\/\/|%(?:25)*3a%(?:25)*2f%(?:25)*2f`;
const scheme = new RegExp(schemeEnd, 'iv');
/** Between two URIs of a list. */
const betweenUris = new RegExp(String.raw`([,;\|]|%(?:25)*(?:2c|3b))(?=[a-z][\d+\-.a-z]{0,20}(?:${schemeEnd}))`, 'iv');
const question = encoded(String.raw`\?`, '3f');
const queryBegin = new RegExp(question, 'iv');
const delimiter = new RegExp(`(${encoded('&(?:amp;)?', '26')}|${question})`, 'iv');
const equals = new RegExp(encoded('=', '3d'), 'iv');
const underscore = /%(?:25)*5f/giv;

/** What the value of a harmless parameter consists of; another one may have the rest of a secret in it. */
const plainValue = /^(?:[\w+,\-.\/:\[\]]|%(?:25)*(?:2f|3a|5f|2d|2e))*$/iv;

/** Words without quotation marks: a URI has no blanks. */
const run = /[^\s"'<>`]+/gv;

/**
 * Masks the parameters of every URI in a text, except those that are known to hold no secret. A value that has an `&` in it
 * looks like one more parameter: what has no known name is taken for the rest of the value before it. The time is linear in
 * the length of the text.
 */
export function maskUriParameters(text: string): string {
	return text.replaceAll(run, (word) =>
		scheme.test(word)
			? word
					.split(betweenUris)
					.map((uri) => maskUri(uri))
					.join('')
			: word,
	);
}

function maskUri(uri: string): string {
	const begin = scheme.exec(uri);
	const found = begin === null ? null : queryBegin.exec(uri.slice(begin.index));
	if (begin === null || found === null) {
		return uri;
	}

	const end = begin.index + found.index + found[0].length;
	return uri.slice(0, end) + maskParameters(uri.slice(end));
}

/** `host=h&access_key=***` */
function maskParameters(list: string): string {
	// Parameters and, between them, what separates them.
	const pieces = list.split(delimiter);
	const seen = new Set<string>();
	let shown = '';
	let isMasked = false;
	for (let index = 0; index < pieces.length; index += 2) {
		const {name, text} = maskParameter(pieces[index] ?? '');
		const isRest = name === undefined || seen.has(name);
		if (isRest && isMasked) {
			continue;
		}

		const next = isRest && pieces[index] !== '' ? mask : text;
		shown += (pieces[index - 1] ?? '') + next;
		isMasked = next.endsWith(mask);
		seen.add(name ?? '');
	}

	return shown;
}

/** A parameter as it may be shown; without a name if that is not known. */
function maskParameter(parameter: string): {readonly name: string | undefined; readonly text: string} {
	const sign = equals.exec(parameter);
	const written = parameter.slice(0, sign?.index ?? 0);
	const name = written.replaceAll(underscore, '_').toLowerCase();
	if (sign === null || !(harmless.has(name) || secret.has(name))) {
		return {name: undefined, text: ''};
	}

	const value = parameter.slice(sign.index + sign[0].length);
	const isShown = value === '' || (harmless.has(name) && plainValue.test(value));
	return {name, text: isShown ? parameter : `${written}${sign[0]}${mask}`};
}

const known = [...harmless, ...secret].map((name) => name.replaceAll('_', '(?:_|%(?:25)*5f)')).join('|');

/**
 * A pattern for what follows a secret value in a list of parameters and belongs to it: pieces behind an `&` without a known
 * name.
 */
export const restOfValue = String.raw`(?:(?:&|%(?:25)*26)(?!(?:${known})(?:=|%(?:25)*3d))(?:(?!%(?:25)*(?:26|2c|3b))[^\s"&',;])*)*`;
