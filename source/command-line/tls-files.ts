import fs from 'node:fs';
import type {TlsOptions} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {createReadError} from './system-error.js';
import {showPath} from './shown-value.js';
import {isCertificate, isPair, isPrivateKey} from './tls-identity.js';
import type {TlsFiles} from './tls-options.js';
import {createValueError} from './usage-error.js';
import {warnOfExposure, type Warning} from './credentials.js';

/**
 * Reads the files of `--ca`, `--cert` and `--key`, and warns of a key that others can read and of `--insecure`. Throws a
 * UsageError for a file that cannot be read or is not what it should be.
 */
export function readTls({caFile, certFile, keyFile, isInsecure}: TlsFiles, {io, words}: Warning): TlsOptions {
	const ca = readPem(caFile, {option: '--ca', wanted: words.wanted.certificateFile, isGood: isCertificate}, words);
	const cert = readPem(
		certFile,
		{option: '--cert', wanted: words.wanted.certificateFile, isGood: isCertificate},
		words,
	);
	const key = readPem(keyFile, {option: '--key', wanted: words.wanted.keyFile, isGood: isPrivateKey}, words);
	if (keyFile !== undefined) {
		warnOfExposure(keyFile, {io, words});
	}

	if (cert !== undefined && key !== undefined && !isPair(cert, key)) {
		throw createValueError(
			{option: '--key', wanted: words.keyOfCertificate, got: keyFile ?? '', kind: 'keyFile'},
			words,
		);
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
