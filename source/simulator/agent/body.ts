import {Buffer} from 'node:buffer';
import {createCipheriv, createDecipheriv} from 'node:crypto';

const method = 'aes-128-cbc';
const keyLength = 16;

/** Why a body cannot be decrypted: wrong keys in the header, a wrong length, or input that makes the agent panic. */
export type BodyFault = 'badKeys' | 'badLength' | 'panic';

/** Decrypts a body with the keys of its header (ob/agent/secure/body.go); an empty body needs no keys. */
export function openBody(body: string, keys: string): {readonly text: string} | {readonly fault: BodyFault} {
	if (body === '') {
		return {text: ''};
	}

	const material = Buffer.from(keys, 'base64');
	if (material.length < keyLength) {
		return {fault: 'badKeys'};
	}

	const sealed = isBase64(body) ? Buffer.from(body, 'base64') : Buffer.alloc(0);
	if (sealed.length % keyLength !== 0) {
		return {fault: 'badLength'};
	}

	// Go panics on a vector of the wrong length, and on the last byte of an empty body. One that is not base64 is empty.
	return material.length === 2 * keyLength && sealed.length > 0 ? unpad(decrypt(sealed, material)) : {fault: 'panic'};
}

/** Encrypts the answer of `/login`, a session id, with the keys of the request. */
export function sealWithKeys(text: string, keys: string): {readonly text: string} | {readonly fault: BodyFault} {
	const material = Buffer.from(keys, 'base64');
	if (material.length !== 2 * keyLength) {
		return {fault: material.length < keyLength ? 'badKeys' : 'panic'};
	}

	const cipher = createCipheriv(method, material.subarray(0, keyLength), material.subarray(keyLength));
	return {text: Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')};
}

function isBase64(text: string): boolean {
	return text.length % 4 === 0 && /^[\d+\/A-Za-z]+={0,2}$/v.test(text);
}

function decrypt(sealed: Buffer, material: Buffer): Buffer {
	const decipher = createDecipheriv(method, material.subarray(0, keyLength), material.subarray(keyLength));
	decipher.setAutoPadding(false);
	return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

/** The agent trusts the last byte: with a wrong key the text is noise, or Go panics on a negative slice. */
function unpad(padded: Buffer): {readonly text: string} | {readonly fault: BodyFault} {
	const end = padded.length - (padded.at(-1) ?? 0);
	return end < 0 ? {fault: 'panic'} : {text: padded.subarray(0, end).toString('utf8')};
}
