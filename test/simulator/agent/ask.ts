import {Buffer} from 'node:buffer';
import {constants, createPublicKey, publicEncrypt} from 'node:crypto';
import {request, type IncomingHttpHeaders, type IncomingMessage} from 'node:http';
import {text} from 'node:stream/consumers';

export type Reply = {readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string};

/** One request over a connection of its own; the target goes out as it stands. */
export async function ask(
	port: number,
	target: string,
	options: {readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string} = {},
): Promise<Reply> {
	const {method = 'GET', headers = {}, body = ''} = options;
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		const outgoing = request(
			{host: '127.0.0.1', port, path: target, method, headers, agent: false, setHost: true},
			resolve,
		);
		outgoing.on('error', reject);
		if (body !== '') {
			outgoing.setHeader('content-length', Buffer.byteLength(body));
			outgoing.write(body);
		}

		outgoing.end();
	});
	return {status: response.statusCode ?? 0, headers: response.headers, text: await text(response)};
}

/** Seals independently of the program: as the SDKs do, in blocks of what the key allows, or smaller ones. */
export function seal(json: string, publicKey: string, chunk?: number): string {
	const key = createPublicKey({key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'pkcs1'});
	const size = chunk ?? (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - 11;
	const bytes = Buffer.from(json, 'utf8');
	const blocks = Array.from({length: Math.ceil(bytes.length / size)}, (_, index) =>
		publicEncrypt({key, padding: constants.RSA_PKCS1_PADDING}, bytes.subarray(index * size, (index + 1) * size)),
	);
	return Buffer.concat(blocks).toString('base64');
}

/** The agent's key, of `/api/v1/secret`. */
export async function fetchKey(port: number): Promise<string> {
	const reply = await ask(port, '/api/v1/secret');
	return /"public_key":"([^"]+)"/v.exec(reply.text)?.[1] ?? '';
}

/** A request with a sealed header: `Uri` is the target unless the fields say otherwise. */
export async function askSealed(
	port: number,
	target: string,
	options: {
		readonly fields: Readonly<Record<string, unknown>>;
		readonly method?: string;
		readonly headerName?: string;
		readonly body?: string;
	},
): Promise<Reply> {
	const {fields, method = 'GET', headerName = 'X-OCS-Header', body = ''} = options;
	const sealed = seal(JSON.stringify({Uri: target, Ts: '9999999999', ...fields}), await fetchKey(port));
	return ask(port, target, {method, headers: {[headerName]: sealed}, body});
}
