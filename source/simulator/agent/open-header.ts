import {Buffer} from 'node:buffer';
import {HeaderError} from './header-error.js';
import {decryptionError, type KeyPair} from './key-pair.js';

/** The fields of a decrypted header; empty when absent. */
export type OpenedHeader = {
	readonly auth: string;
	readonly ts: string;
	readonly uri: string;
	/** Base64 of the AES key and initial vector, 16 bytes each. */
	readonly keys: string;
	readonly sessionId: string;
};

/** Decrypts a header as the agent does (ob/agent/secure/header.go); throws a HeaderError. */
export function openHeader(text: string, {blockSize, openBlock}: KeyPair): OpenedHeader {
	const sealed = decodeBase64(text);
	if (sealed.length === 0 || sealed.length % blockSize !== 0) {
		throw new HeaderError(decryptionError);
	}

	const blocks = Array.from({length: sealed.length / blockSize}, (_, index) =>
		openBlock(sealed.subarray(index * blockSize, (index + 1) * blockSize)),
	);
	return readFields(parseFirstObject(Buffer.concat(blocks).toString('utf8')));
}

function decodeBase64(text: string): Buffer {
	const odd = text.search(/[^\d+\/=A-Za-z]/v);
	if (odd !== -1 || text.length % 4 !== 0) {
		throw new HeaderError(`illegal base64 data at input byte ${odd === -1 ? text.length : odd}`);
	}

	return Buffer.from(text, 'base64');
}

/** Go's decoder reads one value from a stream and ignores what follows. */
function parseFirstObject(text: string): object {
	const trimmed = text.trimStart();
	if (trimmed === '') {
		throw new HeaderError('EOF');
	}

	if (!trimmed.startsWith('{')) {
		throw new HeaderError(
			/^[\d"\-\[fnt]/v.test(trimmed)
				? 'json: cannot unmarshal this value into Go value of type secure.HttpHeader'
				: `invalid character '${trimmed.charAt(0)}' looking for beginning of value`,
		);
	}

	try {
		const value: unknown = JSON.parse(trimmed.slice(0, endOfObject(trimmed)));
		return typeof value === 'object' && value !== null ? value : {};
	} catch (error) {
		throw new HeaderError('unexpected EOF', {cause: error});
	}
}

/** The end of the object at the start of the text, braces within strings ignored. */
function endOfObject(text: string): number {
	let depth = 0;
	for (const {0: token, index} of text.matchAll(/"(?:[^"\\]|\\.)*"|[\{\}]/gsv)) {
		depth += token === '{' ? 1 : 0;
		depth -= token === '}' ? 1 : 0;
		if (depth === 0) {
			return index + 1;
		}
	}

	return text.length;
}

/** The field names of Go's struct; encoding/json matches them case-insensitively. */
const fieldNames = {auth: 'Auth', ts: 'Ts', uri: 'Uri', keys: 'Keys', session_id: 'session_id'} as const;

function readFields(value: object): OpenedHeader {
	const members = new Map(Object.entries(value).map(([key, member]: [string, unknown]) => [key.toLowerCase(), member]));
	const readField = (key: keyof typeof fieldNames): string => {
		const member = members.get(key) ?? '';
		if (typeof member !== 'string') {
			const found = typeof member === 'boolean' ? 'bool' : typeof member;
			throw new HeaderError(
				`json: cannot unmarshal ${found} into Go struct field HttpHeader.${fieldNames[key]} of type string`,
			);
		}

		return member;
	};

	const keys = readField('keys');
	decodeBase64(keys);
	return {
		auth: readField('auth'),
		ts: readField('ts'),
		uri: readField('uri'),
		keys,
		sessionId: readField('session_id'),
	};
}
