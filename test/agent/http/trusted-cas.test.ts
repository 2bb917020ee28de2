import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {findTrustedCas, readTrustedCas} from '../../../source/agent/http/trusted-cas.js';
import {createAuthority} from '../../helpers/certificates.js';

type Certificates = Readonly<Partial<Record<'system' | 'bundled' | 'extra', readonly string[]>>>;

const cases: ReadonlyArray<
	readonly [title: string, ca: string | undefined, found: Certificates, store: string, certificates: readonly string[]]
> = [
	['the CAs of the system', undefined, {system: ['s'], bundled: ['b']}, 'system', ['s']],
	['those of the environment as well', undefined, {system: ['s'], extra: ['e', 's']}, 'system', ['s', 'e']],
	['those of Node where the system has none', undefined, {bundled: ['b'], extra: ['e']}, 'bundled', ['b', 'e']],
	['those of --ca alone', 'mine', {system: ['s'], bundled: ['b'], extra: ['e']}, 'caFile', ['mine']],
];

for (const [title, ca, found, store, certificates] of cases) {
	test(`trusted are ${title}`, () => {
		const trusted = readTrustedCas(ca === undefined ? {} : {ca}, (origin) => found[origin] ?? []);
		assert.deepEqual(trusted, {store, certificates});
	});
}

/** What a process with these variables trusts. */
function readIn(env: Readonly<Record<string, string>>): {
	readonly store: string;
	readonly certificates: readonly string[];
} {
	const file = new URL('../../../source/agent/http/trusted-cas.ts', import.meta.url).href;
	const script = `import {readTrustedCas} from '${file}'; process.stdout.write(JSON.stringify(readTrustedCas({})));`;
	const output = execFileSync(process.execPath, ['--import=tsx', '--input-type=module', '--eval', script], {
		encoding: 'utf8',
		env: {PATH: process.env['PATH'], ...env},
	});
	return JSON.parse(output) as {store: string; certificates: readonly string[]};
}

function writeCertificate(t: TestContext, pem: string): {readonly folder: string; readonly file: string} {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, 'ca.pem');
	writeFileSync(file, pem);
	return {folder, file};
}

test('the store of the system and NODE_EXTRA_CA_CERTS count, where the system says they are', (t) => {
	const [system, extra] = [createAuthority(), createAuthority()].map(({cert}) => writeCertificate(t, cert));
	assert.ok(system);
	assert.ok(extra);
	const found = readIn({SSL_CERT_FILE: system.file, SSL_CERT_DIR: '/nonexistent', NODE_EXTRA_CA_CERTS: extra.file});
	assert.deepEqual([found.store, found.certificates.length], ['system', 2]);
	const none = readIn({SSL_CERT_FILE: '/nonexistent', SSL_CERT_DIR: '/nonexistent'});
	assert.equal(none.store, 'bundled');
	assert.ok(none.certificates.length > 50);
});

test('no CAs are read for an agent without TLS, nor where certificates are not verified', () => {
	assert.equal(findTrustedCas('http://h:2886', {ca: 'mine'}), undefined);
	assert.equal(findTrustedCas('https://h:2886', {ca: 'mine', isInsecure: true}), undefined);
	assert.equal(findTrustedCas('https://h:2886', {ca: 'mine'})?.store, 'caFile');
});
