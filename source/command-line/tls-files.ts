import fs from 'node:fs';
import type {TlsOptions} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {createReadError} from './system-error.js';
import {showPath} from './shown-value.js';
import {isCertificate, isPair, isPrivateKey} from './tls-identity.js';
import type {TlsFiles} from './tls-options.js';
import {createValueError} from './usage-error.js';
import {warnOfExposure, type Warning} from './exposure-warning.js';

/** What the options are called where they were given: `--ca`, or a place in the config file. */
export type TlsNames = Readonly<Record<'ca' | 'cert' | 'key' | 'insecure', string>>;

const optionNames: TlsNames = {ca: '--ca', cert: '--cert', key: '--key', insecure: '--insecure'};

/**
 * Reads the files of `--ca`, `--cert` and `--key`, and warns of a key that others can read and of `--insecure`. Throws a
 * UsageError for a file that cannot be read or is not what it should be.
 */
export function readTls(
	{caFile, certFile, keyFile, isInsecure}: TlsFiles,
	{io, words}: Warning,
	names: TlsNames = optionNames,
): TlsOptions {
	const {certificateFile, keyFile: wantedKey} = words.wanted;
	const ca = readPem(caFile, {option: names.ca, wanted: certificateFile, isGood: isCertificate}, words);
	const cert = readPem(certFile, {option: names.cert, wanted: certificateFile, isGood: isCertificate}, words);
	const key = readPem(keyFile, {option: names.key, wanted: wantedKey, isGood: isPrivateKey}, words);
	if (keyFile !== undefined) {
		warnOfExposure(keyFile, {io, words});
	}

	if (cert !== undefined && key !== undefined && !isPair(cert, key)) {
		const wanted = words.keyOfCertificate(names.cert);
		throw createValueError({option: names.key, wanted, got: keyFile ?? '', kind: 'keyFile'}, words);
	}

	if (isInsecure) {
		io.stderr.write(`restop: ${words.insecure(names.insecure)}\n`);
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

	const pem = readText({option, file}, words);
	if (!isGood(pem)) {
		throw createValueError({option, wanted, got: file, kind: 'keyFile'}, words);
	}

	return pem;
}

function readText({option, file}: {readonly option: string; readonly file: string}, words: UsageWords): string {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch (error) {
		throw createReadError({option, file: showPath(file), error}, words);
	}
}
