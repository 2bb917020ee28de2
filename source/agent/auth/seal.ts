import forge from 'node-forge';
import {AgentError} from '../agent-error.js';

/** An agent's RSA key, from `/api/v1/secret`. */
export type PublicKey = {
	/** Its base64, which identifies the key. */
	readonly text: string;
	readonly rsa: forge.pki.rsa.PublicKey;
};

/**
 * Parses base64 of a PKCS#1 RSAPublicKey. Keys have 512 bits up to 4.4.1 and 1024 from 4.4.2 on
 * (ob/agent/lib/crypto/rsa.go); other sizes are accepted if encryption with them is not too slow. Throws an AgentError.
 */
export function readPublicKey(text: string): PublicKey {
	const rsa = parseKey(text);
	const bits = rsa?.n.bitLength() ?? 0;
	if (rsa === undefined || bits < smallestKeyBits || bits > largestKeyBits) {
		throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'unreadablePublicKey'}});
	}

	return {text, rsa};
}

const smallestKeyBits = 256;
const largestKeyBits = 16_384;

function parseKey(text: string): forge.pki.rsa.PublicKey | undefined {
	try {
		return forge.pki.publicKeyFromAsn1(forge.asn1.fromDer(forge.util.decode64(text)));
	} catch {
		return undefined;
	}
}

/** What authenticates a request: the password, or a session that was opened with it. */
export type Credentials = {readonly password: string} | {readonly sessionId: string};

/** What the header of a request holds (ob/agent/secure/header.go). */
export type HeaderFacts = {
	readonly credentials: Credentials;
	/** Until when the header is valid: seconds since 1970 by the agent's clock. */
	readonly expiresAt: number;
	/** The request target, byte for byte. */
	readonly uri: string;
	/** Base64 of key and vector of an encrypted body; only where there is one. */
	readonly keys?: string | undefined;
};

/**
 * The value of `X-OCS-Header`: JSON in UTF-8, cut into blocks as large as the key can encrypt, each encrypted with
 * PKCS#1 v1.5. A character may be split between two blocks.
 */
export function sealHeader({credentials, expiresAt, uri, keys}: HeaderFacts, {rsa}: PublicKey): string {
	const who = 'sessionId' in credentials ? {session_id: credentials.sessionId} : {Auth: credentials.password};
	const facts = {...who, Ts: String(expiresAt), Uri: uri, ...(keys === undefined ? {} : {Keys: keys})};
	const bytes = forge.util.encodeUtf8(JSON.stringify(facts));
	const room = blockRoom(rsa);
	const blocks = Array.from({length: Math.ceil(bytes.length / room)}, (_, index) =>
		rsa.encrypt(bytes.slice(index * room, (index + 1) * room), 'RSAES-PKCS1-V1_5'),
	);
	return forge.util.encode64(blocks.join(''));
}

/** Bytes. PKCS#1 v1.5 needs eleven of each block for padding. */
function blockRoom(rsa: forge.pki.rsa.PublicKey): number {
	return Math.ceil(rsa.n.bitLength() / 8) - 11;
}

/** Key and initialization vector of an encrypted body: 16 random bytes each, as binary strings. */
type BodyKeys = {readonly key: string; readonly vector: string};

export function createBodyKeys(randomBytes: (count: number) => string): BodyKeys {
	return {key: randomBytes(16), vector: randomBytes(16)};
}

/** The `Keys` of the header that is sent with an encrypted body. */
export function encodeBodyKeys({key, vector}: BodyKeys): string {
	return forge.util.encode64(`${key}${vector}`);
}

/** Encrypts a body: AES-128-CBC with PKCS#7 padding, in base64 (ob/agent/lib/crypto/aes.go). */
export function sealBody(body: string, {key, vector}: BodyKeys): string {
	const cipher = forge.cipher.createCipher('AES-CBC', key);
	cipher.start({iv: vector});
	cipher.update(forge.util.createBuffer(forge.util.encodeUtf8(body)));
	cipher.finish();
	return forge.util.encode64(cipher.output.getBytes());
}

/** Decrypts what an agent encrypted with the keys of the request, as `/login` does; throws an AgentError otherwise. */
export function openBody(sealed: string, {key, vector}: BodyKeys): string {
	const decipher = forge.cipher.createDecipher('AES-CBC', key);
	decipher.start({iv: vector});
	decipher.update(forge.util.createBuffer(forge.util.decode64(sealed)));
	const text = decipher.finish() ? decodeUtf8(decipher.output.getBytes()) : undefined;
	if (text === undefined) {
		throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'unopenedBody'}});
	}

	return text;
}

/** Decrypted with a wrong key the bytes are hardly ever valid UTF-8. */
function decodeUtf8(bytes: string): string | undefined {
	try {
		return forge.util.decodeUtf8(bytes);
	} catch {
		return undefined;
	}
}
