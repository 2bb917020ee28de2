import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {openPty} from '../helpers/pty.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
const patienceMs = 60_000;

const screens: ReadonlyArray<
	readonly [title: string, env: Readonly<Record<string, string>>, argv: readonly string[], head: string, last: RegExp]
> = [
	['a Chinese locale: the screen alone is', {LANG: 'zh_CN.UTF-8'}, [], '租户 +集群 +状态', /billing succeeded/v],
	['--lang zh: the lines after it too', {LANG: 'en_US.UTF-8'}, ['--lang', 'zh'], '租户 +集群', /billing 恢复成功/v],
	['--lang en', {LANG: 'zh_CN.UTF-8'}, ['--lang', 'en'], 'TENANT +CLUSTER', /billing succeeded/v],
	['a Chinese locale without UTF-8', {LANG: 'zh_CN.GBK'}, [], 'TENANT +CLUSTER', /billing succeeded/v],
];

for (const [title, env, argv, head, last] of screens) {
	test(`which screen is Chinese, ${title}`, async (t) => {
		const pty = openPty([process.execPath, program, 'demo', ...argv], {columns: 80, rows: 24, env});
		t.after(pty.close);
		await pty.waitFor(/billing +prod/v, patienceMs);
		assert.match(pty.lines().join('\n'), new RegExp(head, 'v'));
		pty.write('q');
		await pty.exit;
		assert.match(pty.lines().join('\n'), last);
	});
}
