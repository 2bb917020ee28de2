import {generateKeyPairSync} from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its private key, in PEM. */
export type Identity = {readonly cert: string; readonly key: string};

/** What a certificate is to say. */
export type Claims = {
	/** The address that it is for. */
	readonly ip?: string;
	/** Valid until a day ago. */
	readonly isExpired?: boolean;
};

export type Authority = {
	/** Its own certificate. */
	readonly cert: string;
	readonly issue: (claims?: Claims) => Identity;
};

const day = 86_400_000;
let serial = 1;

/** An authority that nobody trusts unless told to. */
export function createAuthority(): Authority {
	const keys = createKeys();
	const name = [{shortName: 'CN', value: `authority ${serial}`}];
	const {certificate, finish} = begin(keys, name);
	certificate.setIssuer(name);
	certificate.setExtensions([{name: 'basicConstraints', cA: true}]);
	return {
		cert: finish(keys).cert,
		issue({ip = '127.0.0.1', isExpired = false} = {}) {
			const issued = begin(createKeys(), [{shortName: 'CN', value: 'agent'}]);
			issued.certificate.setIssuer(name);
			issued.certificate.setExtensions([{name: 'subjectAltName', altNames: [{type: 7, ip}]}]);
			issued.certificate.validity.notAfter = new Date(Date.now() + (isExpired ? -day : day));
			return issued.finish(keys);
		},
	};
}

type Keys = {readonly pem: string; readonly privateKey: forge.pki.rsa.PrivateKey};

/** Made by Node, which takes a tenth of the time. */
function createKeys(): Keys {
	const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
	const pem = privateKey.export({type: 'pkcs1', format: 'pem'}).toString();
	return {pem, privateKey: forge.pki.privateKeyFromPem(pem)};
}

function begin({pem, privateKey}: Keys, subject: forge.pki.CertificateField[]) {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
	certificate.serialNumber = String(serial).padStart(2, '0');
	serial++;
	certificate.validity.notBefore = new Date(Date.now() - 2 * day);
	certificate.validity.notAfter = new Date(Date.now() + day);
	certificate.setSubject(subject);
	return {
		certificate,
		finish(signer: Keys): Identity {
			certificate.sign(signer.privateKey, forge.md.sha256.create());
			return {cert: forge.pki.certificateToPem(certificate), key: pem};
		},
	};
}
