import {Buffer} from 'node:buffer';
import {createCipheriv, createDecipheriv} from 'node:crypto';
import {askSealed, type Reply} from './ask.js';
import {open, overviewPath, rootPassword} from './replies.js';

export const aesKey = Buffer.alloc(16, 'key');
const aesVector = Buffer.alloc(16, 'vector');
export const keys = Buffer.concat([aesKey, aesVector]).toString('base64');

export function sealBody(text: string): string {
	const cipher = createCipheriv('aes-128-cbc', aesKey, aesVector);
	return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

function openData(data: unknown): string {
	const decipher = createDecipheriv('aes-128-cbc', aesKey, aesVector);
	return decipher.update(String(data), 'base64', 'utf8') + decipher.final('utf8');
}

export async function login(port: number, fields: Readonly<Record<string, unknown>>): Promise<Reply> {
	return askSealed(port, '/api/v1/login', {method: 'POST', fields});
}

export async function logIn(port: number): Promise<string> {
	const reply = await login(port, {Auth: rootPassword, Keys: keys});
	return openData(open(reply).data);
}

export async function logout(port: number, id: string, fields: Readonly<Record<string, unknown>>): Promise<Reply> {
	const body = sealBody(JSON.stringify({session_id: id}));
	return askSealed(port, '/api/v1/logout', {method: 'POST', fields: {Keys: keys, ...fields}, body});
}

export async function askInSession(port: number, id: string, fields: Readonly<Record<string, unknown>> = {}) {
	return askSealed(port, overviewPath, {fields: {session_id: id, ...fields}});
}
