import type {TlsOptions} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {isCertificate, isPair, isPrivateKey} from './tls-identity.js';
import {readTextFile} from './text-file.js';
import type {Options} from './options.js';
import {UsageError} from './usage-error.js';
import {warnOfExposure, type Warning} from './credentials.js';

/** Reads the files of `--ca`, `--cert` and `--key`; throws a UsageError for one that is not what it should be. */
export function readTls({tls}: Pick<Options, 'tls'>, {io, words}: Warning): TlsOptions {
	const {caFile, certFile, keyFile, isInsecure} = tls;
	const ca = readPem(caFile, {option: '--ca', wanted: words.certificateFile, isGood: isCertificate}, words);
	const cert = readPem(certFile, {option: '--cert', wanted: words.certificateFile, isGood: isCertificate}, words);
	const key = readPem(keyFile, {option: '--key', wanted: words.keyFile, isGood: isPrivateKey}, words);
	if (keyFile !== undefined) {
		warnOfExposure(keyFile, {io, words});
	}

	if (cert !== undefined && key !== undefined && !isPair(cert, key)) {
		throw new UsageError(words.expected('--key', words.keyOfCertificate, keyFile ?? ''));
	}

	if (isInsecure) {
		io.stderr.write(`restop: ${words.insecure}\n`);
	}

	return {
		...(ca === undefined ? {} : {ca}),
		...(cert === undefined ? {} : {cert}),
		...(key === undefined ? {} : {key}),
		isInsecure,
	};
}

type Wanted = {readonly option: string; readonly wanted: string; readonly isGood: (pem: string) => boolean};

function readPem(file: string | undefined, {option, wanted, isGood}: Wanted, words: UsageWords): string | undefined {
	if (file === undefined) {
		return undefined;
	}

	const {text, fault} = readTextFile(file);
	if (text === undefined || !isGood(text)) {
		throw new UsageError(`${words.expected(option, wanted, file)}${fault === undefined ? '' : ` (${fault})`}`);
	}

	return text;
}
