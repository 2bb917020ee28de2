import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';

/** The login of a client; `seed` is the scramble that the server has sent. */
export type Login = {readonly user: string; readonly token: Buffer; readonly seed: Buffer};

/** Whether the user is root@sys, with or without the cluster's name, and the password is right. */
export function isRoot(login: Login, {password, cluster}: {readonly password: string; readonly cluster: string}) {
	const isRightUser = login.user === 'root@sys' || login.user === `root@sys#${cluster}`;
	return isRightUser && isRightToken(login, password);
}

/** The token of mysql_native_password: SHA1(password) XOR SHA1(seed + SHA1(SHA1(password))); none without a password. */
function isRightToken({token, seed}: Login, password: string): boolean {
	if (password === '') {
		return token.length === 0;
	}

	const stored = sha1(sha1(Buffer.from(password, 'utf8')));
	const mask = sha1(Buffer.concat([seed, stored]));
	return token.length === mask.length && sha1(exclusiveOr(token, mask)).equals(stored);
}

function exclusiveOr(bytes: Buffer, mask: Buffer): Buffer {
	// eslint-disable-next-line no-bitwise
	return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

function sha1(bytes: Buffer): Buffer {
	return createHash('sha1').update(bytes).digest();
}
