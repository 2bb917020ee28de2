import path from 'node:path';
import {suite, test} from 'node:test';
import {RuleTester} from 'eslint';
import typescript from 'typescript-eslint';
import {layerPlugin} from '../../.tools/layers.js';

RuleTester.describe = suite;
RuleTester.it = test;
RuleTester.itOnly = test.only;

const tester = new RuleTester({languageOptions: {parser: typescript.parser}});
const source = path.join(import.meta.dirname, '../../source');

/** For each folder: lines that may stand in a file of it, and lines that may not, with what the fault names. */
const table = {
	text: {
		may: ["import {cutText} from './cut-text.js';"],
		mayNot: {
			"import type {Phase} from '../domain/phase.js';": 'domain/',
			"import stringWidth from 'fast-string-width';": 'the package fast-string-width',
			"import {Buffer} from 'node:buffer';": 'node:buffer',
		},
	},
	domain: {
		may: [
			"import {pause} from './pause.js';",
			"import type {Pause} from './pause.js';",
			"import {cutText} from '../text/cut-text.js';",
		],
		mayNot: {
			"import {formatBytes} from '../locale/numbers.js';": 'locale/',
			"import type {State} from '../monitor/state.js';": 'monitor/',
			"import chalk from 'chalk';": 'the package chalk',
			"import {createHash} from 'node:crypto';": 'node:crypto',
			"import type {ReadStream} from 'node:tty';": 'node:tty',
		},
	},
	locale: {
		may: ["import type {Phase} from '../domain/phase.js';", "import {makeVisible} from '../text/visible-text.js';"],
		mayNot: {
			"import type {State} from '../monitor/state.js';": 'monitor/',
			"import {inspect} from 'node:util';": 'node:util',
		},
	},
	monitor: {
		may: ["import {detectEvents} from '../domain/event.js';", "export * from '../domain/event.js';"],
		mayNot: {
			"import {poll} from '../polling/poll.js';": 'polling/',
			"import type {AgentError} from '../agent/agent-error.js';": 'agent/',
			"import {App} from '../ui/app.js';": 'ui/',
			"import {request} from 'undici';": 'the package undici',
			"import {readFile} from 'node:fs/promises';": 'node:fs/promises',
		},
	},
	agent: {
		may: [
			"import {phaseOf} from '../../domain/phase.js';",
			"import {request} from 'undici';",
			"import forge from 'node-forge';",
			"import {randomBytes} from 'node:crypto';",
		],
		mayNot: {
			"import type {State} from '../../monitor/state.js';": 'monitor/',
			"import type {Clock} from '../../system/clock.js';": 'system/',
			"import {useState} from 'react';": 'the package react',
			"import mysql from 'mysql2/promise';": 'the package mysql2/promise',
		},
		inFolder: 'http',
	},
	sql: {
		may: [
			"import {phaseOf} from '../domain/phase.js';",
			"import mysql from 'mysql2/promise';",
			"import net from 'node:net';",
		],
		mayNot: {
			"import {AgentError} from '../agent/agent-error.js';": 'agent/',
			"import {request} from 'undici';": 'the package undici',
		},
	},
	polling: {
		may: [
			"import type {Store} from '../monitor/store.js';",
			"import type {AgentError} from '../agent/agent-error.js';",
			"import {aborted} from '../system/race.js';",
		],
		mayNot: {
			"import {AgentError} from '../agent/agent-error.js';": 'more than the types of agent/',
			"export {AgentError} from '../agent/agent-error.js';": 'more than the types of agent/',
			"await import('../agent/agent-error.js');": 'more than the types of agent/',
			"import {render} from 'ink';": 'the package ink',
			"import type {Words} from '../locale/words.js';": 'locale/',
			"import {setTimeout as delay} from 'node:timers/promises';": 'node:timers/promises',
		},
	},
	system: {
		may: [
			"import {setTimeout as delay} from 'node:timers/promises';",
			"import stringWidth from 'fast-string-width';",
			"import {maskSecrets} from '../text/mask-secrets.js';",
		],
		mayNot: {
			"import type {Phase} from '../domain/phase.js';": 'domain/',
			"import type {State} from '../monitor/state.js';": 'monitor/',
			"import {render} from 'ink';": 'the package ink',
			"import {useState} from 'react';": 'the package react',
		},
	},
	report: {
		may: [
			"import {select} from '../monitor/select/select.js';",
			"import {formatBytes} from '../locale/numbers.js';",
			"import {Registry} from 'prom-client';",
		],
		mayNot: {
			"import {App} from '../ui/app.js';": 'ui/',
			"import type {AgentError} from '../agent/agent-error.js';": 'agent/',
			"import {createElement} from 'react';": 'the package react',
			"import fs from 'node:fs';": 'node:fs',
		},
	},
	ui: {
		may: [
			"import {select} from '../../monitor/select/select.js';",
			"import {Box} from 'ink';",
			"import Spinner from 'ink-spinner';",
			"import {jsx} from 'react/jsx-runtime';",
			"import truncatedWidth from 'fast-string-truncated-width';",
		],
		mayNot: {
			"import type {Overview} from '../../agent/answers/restore-overview.js';": 'agent/',
			"import {query} from '../../sql/progress-source.js';": 'sql/',
			"import type {Clock} from '../../system/clock.js';": 'system/',
			"import tty from 'node:tty';": 'node:tty',
			"import inkwell from 'inkwell';": 'the package inkwell',
			"import {Chalk} from 'chalk';": 'the package chalk',
		},
		inFolder: 'parts',
	},
	'command-line': {
		may: [
			"import type {Phase} from '../domain/phase.js';",
			"import {askHidden} from '../system/hidden-prompt.js';",
			"import meow from 'meow';",
			"import fs from 'node:fs';",
			"import fs from 'node:fs/promises';",
		],
		mayNot: {
			"import os from 'node:os';": 'node:os',
			"import {App} from '../ui/app.js';": 'ui/',
			"import type {State} from '../monitor/state.js';": 'monitor/',
			"import {useState} from 'react';": 'the package react',
			"import {run} from '../run.js';": 'run.js',
		},
	},
	simulator: {
		may: [
			"import type {Overview} from '../../agent/answers/restore-overview.js';",
			"import forge from 'node-forge';",
			"import http from 'node:http';",
			"import mysql from 'mysql2';",
		],
		mayNot: {
			"import {decode} from '../../agent/answers/restore-overview.js';": 'more than the types of agent/',
			"import type {Phase} from '../../domain/phase.js';": 'domain/',
			"import {reduce} from '../../monitor/reduce/reduce.js';": 'monitor/',
			"import {App} from '../../ui/app.js';": 'ui/',
			"import {request} from 'undici';": 'the package undici',
		},
		inFolder: 'world',
	},
};

for (const [folder, {may, mayNot, inFolder = ''}] of Object.entries(table)) {
	const filename = path.join(source, folder, inFolder, 'subject.ts');
	tester.run(`source/${folder}`, layerPlugin.rules.table, {
		valid: may.map((code) => ({code, filename})),
		invalid: Object.entries(mayNot).map(([code, fault]) => ({code, filename, errors: [refusalOf(folder, fault)]})),
	});
}

const everything = [
	"import {App} from './ui/app.js';",
	"import {request} from 'undici';",
	"import fs from 'node:fs';",
].join('\n');
const roots = ['cli.ts', 'run.ts', 'run/screen.tsx'];

tester.run('every layer', layerPlugin.rules.table, {
	valid: [
		...roots.map((name) => ({code: everything, filename: path.join(source, name)})),
		{code: everything, filename: path.join(source, '../test/ui/app.test.ts')},
		{code: 'export const one = 1;\nexport {one as first};', filename: path.join(source, 'domain/subject.ts')},
	],
	invalid: [
		{
			code: "import {run} from '../run.js';",
			filename: path.join(source, 'ui/subject.ts'),
			errors: [refusalOf('ui', 'run.js')],
		},
		{
			code: "import {demo} from '../run/demo.js';",
			filename: path.join(source, 'ui/subject.ts'),
			errors: [refusalOf('ui', 'run/')],
		},
		{
			code: "import file from '../../package.json' with {type: 'json'};",
			filename: path.join(source, 'report/subject.ts'),
			errors: [refusalOf('report', '../package.json')],
		},
		{
			code: 'await import(name);',
			filename: path.join(source, 'agent/subject.ts'),
			errors: [refusalOf('agent', 'what only a running program knows the name of')],
		},
		{
			code: "import {Box} from 'ink';",
			filename: path.join(source, 'utils/subject.ts'),
			errors: [{message: 'source/utils is not in the layer table of .tools/layers.js'}],
		},
	],
});

function refusalOf(folder, fault) {
	return {message: `source/${folder} may not import ${fault}: see .tools/layers.js`};
}
