import {createPrivateKey, X509Certificate} from 'node:crypto';

/** Whether a text is a valid certificate in PEM; of several certificates the first one is checked. */
export function isCertificate(pem: string): boolean {
	return attempt(() => new X509Certificate(pem)) !== undefined;
}

/** Whether a text is a private key in PEM, without a passphrase. */
export function isPrivateKey(pem: string): boolean {
	return attempt(() => createPrivateKey(pem)) !== undefined;
}

/** Whether a key belongs to a certificate; throws if one of the two is not valid. */
export function isPair(certificate: string, key: string): boolean {
	return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
}

function attempt<Value>(read: () => Value): Value | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
