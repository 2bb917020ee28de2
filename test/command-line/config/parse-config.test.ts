import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {clusterSchema, configSchema} from '../../../source/command-line/config/schema.js';
import {english} from '../../../source/locale/en.js';
import {parseText, refusalOfText} from '../configs.js';

test('a file without a value in it has no clusters', () => {
	for (const text of ['', '\n', '# a comment\n', 'clusters:\n', 'clusters: {}\n']) {
		const {clusters, preferences, language} = parseText(text);
		assert.deepEqual([clusters, preferences, language], [[], {}, undefined], text);
	}
});

test('preferences are values of options', () => {
	const {preferences, language} = parseText('interval: 0.5\ntimeout: 20\nsince: 7d\ntheme: mono\nlang: zh\n');
	assert.deepEqual(preferences, {interval: '0.5', timeout: '20', since: '7d', theme: 'mono'});
	assert.equal(language, 'zh');
});

test('a cluster with all that it may have', () => {
	const [cluster = assert.fail()] = parseText(`
clusters:
  prod:
    agents: [https://db1, 'https://[fe80::1]:99', "https://DB1:2886"]
    password: {command: pass show ob}
    agentPassword: {file: agent.txt}
    sqlPassword: {env: SQL_PASSWORD}
    tls: {ca: ~/ca.pem, cert: /c.pem, key: k.pem, insecure: true}
    sql: restop@sys@10.0.0.1:2881
    tenants: [rt1, "prod_*", rt1]
    learnAgents: true
`).clusters;
	const {placeOf, ...rest} = cluster;
	assert.equal(placeOf('tls', 'ca'), 'config.yaml:8:11: clusters.prod.tls.ca');
	assert.deepEqual(rest, {
		name: 'prod',
		agents: [
			{origin: 'https://db1:2886', label: 'db1:2886'},
			{origin: 'https://[fe80::1]:99', label: '[fe80::1]:99'},
		],
		password: {kind: 'command', value: 'pass show ob', option: 'config.yaml:5:5: clusters.prod.password'},
		agentPassword: {
			kind: 'file',
			value: '/etc/restop/agent.txt',
			option: 'config.yaml:6:5: clusters.prod.agentPassword',
		},
		sqlPassword: {kind: 'env', value: 'SQL_PASSWORD', option: 'config.yaml:7:5: clusters.prod.sqlPassword'},
		tls: {caFile: '/home/ada/ca.pem', certFile: '/c.pem', keyFile: '/etc/restop/k.pem', isInsecure: true},
		sql: {user: 'restop@sys', host: '10.0.0.1', port: 2881},
		tenants: {names: ['rt1'], globs: ['prod_*']},
		learnsAgents: true,
	});
});

test('a cluster with an agent alone', () => {
	const [{placeOf: _, ...rest} = assert.fail()] = parseText('clusters: {prod: {agents: db1}}').clusters;
	assert.deepEqual(rest, {
		name: 'prod',
		agents: [{origin: 'http://db1:2886', label: 'db1:2886'}],
		password: undefined,
		agentPassword: undefined,
		sqlPassword: undefined,
		tls: {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false},
		sql: 'fromAgent',
		tenants: {names: [], globs: ['*']},
		learnsAgents: false,
	});
});

test('SQL can be turned off, and `all` is every tenant, in a list it is a name', () => {
	const [first, second] = parseText(
		'clusters: {a: {agents: h, sql: false, tenants: all}, b: {agents: h, tenants: [all]}}',
	).clusters;
	assert.deepEqual([first?.sql, first?.tenants], [undefined, {names: [], globs: ['*']}]);
	assert.deepEqual(second?.tenants, {names: ['all'], globs: []});
});

test('clusters keep their order and the names that YAML reads as something else elsewhere', () => {
	const text =
		'clusters:\n  no: {agents: h}\n  12: {agents: h}\n  on: {agents: h}\n  3: {agents: h}\n  1.0: {agents: h}\n  租户: {agents: h}\n';
	assert.deepEqual(
		parseText(text).clusters.map(({name}) => name),
		['no', '12', 'on', '3', '1.0', '租户'],
	);
});

test('values that several clusters share may be written once', () => {
	const text =
		'clusters:\n  a: {agents: https://h, tls: &tls {ca: /ca.pem}}\n  b: {agents: https://i, tls: *tls}\n  c: {agents: https://j, tls: *tls}\n';
	assert.deepEqual(
		parseText(text).clusters.map(({tls}) => tls.caFile),
		['/ca.pem', '/ca.pem', '/ca.pem'],
	);
	assert.equal(
		refusalOfText(text.replace('ca: /ca', 'cca: /ca')),
		'config.yaml:2:37: clusters.a.tls.cca: unknown key; see restop config --print',
	);
});

const secret =
	'expected {file: FILE}, {env: NAME} or {command: COMMAND}; the password itself must not stand in this file';
const clusterNames = 'a name of letters, digits, "_", "-" and ".", up to 64';

const refusals: ReadonlyArray<readonly [text: string, message: string]> = [
	['clusters:\n  prod:\n    agents: 127.0.0.010\n', '3:5: clusters.prod.agents: expected HOST[:PORT], got 127.0.0.010'],
	[
		'clusters:\n  prod:\n    agents:\n      - db1\n      - 10.0\n',
		'5:9: clusters.prod.agents: expected HOST[:PORT], got 10.0',
	],
	['clusters: {prod: {agents: []}}', '1:19: clusters.prod.agents: expected HOST[:PORT], got a list'],
	['clusters: {prod: {agents: [[h]]}}', '1:28: clusters.prod.agents: expected HOST[:PORT], got a list'],
	['clusters: {prod: {agents: }}', '1:19: clusters.prod.agents: expected HOST[:PORT], got nothing'],
	['clusters:\n  prod:\n', '2:3: clusters.prod.agents: expected HOST[:PORT], got nothing'],
	['clusters: {prod: db1}', '1:12: clusters.prod: expected a map of settings, got text'],
	['clusters: {prod: {agent: h}}', '1:19: clusters.prod.agent: unknown key (did you mean agents?)'],
	['clusters: [prod]', "1:1: clusters: expected a map of clusters' names, got a list"],
	['clusters: {a b: {agents: h}}', `1:12: clusters.…: expected ${clusterNames}, got "a b"`],
	[
		'clusters: {a@b: {agents: h}}',
		`1:12: clusters.…: expected ${clusterNames}, got a value that is not shown, because it may contain a password`,
	],
	['clusters: {__proto__: {agents: h}}', `1:12: clusters.__proto__: expected ${clusterNames}, got __proto__`],
	['interval: soon\n', '1:1: interval: expected seconds, 0.1 or more, got soon'],
	['# one\r\ninterval: 2\r\ntimeout: 0\r\n', '3:1: timeout: expected seconds, 0.1 or more, got 0'],
	['interval: [2]', '1:1: interval: expected seconds, 0.1 or more, got a list'],
	['interval:', '1:1: interval: expected seconds, 0.1 or more, got nothing'],
	['since: 24', '1:1: since: expected a duration such as 24h, 90m or 7d, or 0, got 24'],
	['theme: pink', '1:1: theme: expected dark, light, colour-blind or mono, got pink'],
	['lang: de', '1:1: lang: expected en or zh, got de'],
	['inteval: 2', '1:1: inteval: unknown key (did you mean interval?)'],
	['hunter2: 2', '1:1: …: unknown key; see restop config --print'],
	['frob: 2', '1:1: frob: unknown key; see restop config --print'],
	['b: 1\nlang: de\na: 2', '1:1: b: unknown key; see restop config --print'],
	['<<: {lang: en}', '1:1: …: unknown key; see restop config --print'],
	['- lang', '1:1: expected a map of settings, got a list'],
	['clusters: {a: {agents: h, learnAgents: yes}}', '1:27: clusters.a.learnAgents: expected true or false, got yes'],
	[
		'clusters: {a: {agents: h, sql: true}}',
		'1:27: clusters.a.sql: expected [USER@TENANT@]HOST:PORT or false, got true',
	],
	[
		'clusters: {a: {agents: h, tenants: [rt1@h]}}',
		'1:37: clusters.a.tenants: expected all, or a list of names and patterns such as "prod_*", got rt1@h',
	],
	[
		'clusters: {a: {agents: h, tenants: []}}',
		'1:27: clusters.a.tenants: expected all, or a list of names and patterns such as "prod_*", got a list',
	],
	[
		'clusters: {a: {agents: h, tls: {ca: x}}}',
		'1:27: clusters.a.tls: expected https:// before every agent, got h:2886',
	],
	['clusters: {a: {agents: https://h, tls: {cert: x}}}', '1:41: clusters.a.tls.cert: needs key as well'],
	[
		'clusters: {a: {agents: https://h, tls: x}}',
		'1:35: clusters.a.tls: expected a map with ca, cert, key or insecure, got text',
	],
	// Faults of YAML.
	['a: 1\na: 2\n', '2:1: key given more than once'],
	['clusters:\n\tprod: 1\n', '2:1: tab in the indentation; use spaces'],
	['lang: en\n---\nlang: zh\n', '2:1: more than one YAML document; remove the second one'],
	['lang: !other en', '1:7: YAML tags are not supported; remove it, or put the value in quotes'],
	['lang: *en', '1:7: put a value that begins with this character in quotes'],
	['clusters: {a: {agents: h, tenants: *_dr}}', '1:36: put a value that begins with this character in quotes'],
	['lang: @en', '1:7: put a value that begins with this character in quotes'],
	['lang: "en', '1:10: not valid YAML; check indentation, quotes and brackets'],
	['? [a]\n: b', '1:3: not valid YAML; check indentation, quotes and brackets'],
];

for (const [text, message] of refusals) {
	test(`${JSON.stringify(text)} is refused with its line and column`, () => {
		assert.equal(refusalOfText(text), `config.yaml:${message}`);
	});
}

const notSecrets = [
	'CANARY',
	'[CANARY]',
	'{CANARY}',
	'{CANARY: x}',
	'{file: a, env: CANARY}',
	'{file: }',
	'{file: "-"}',
	'{env: CANARY=x}',
	'{command: }',
	'{file: [CANARY]}',
	'',
	'123456',
];

for (const key of ['password', 'agentPassword', 'sqlPassword']) {
	test(`${key} must not stand in the file, and is not repeated`, () => {
		for (const value of notSecrets) {
			assert.equal(
				refusalOfText(`clusters:\n  a:\n    agents: h\n    ${key}: ${value}\n`),
				`config.yaml:4:5: clusters.a.${key}: ${secret}`,
				value,
			);
		}
	});
}

test('a password that breaks the YAML, or stands in the place of something else, is not repeated either', () => {
	for (const text of [
		'password: @CANARY',
		'password: *CANARY',
		'password: !CANARY x',
		'password: "CANARY',
		'password: [CANARY',
		'agents: root:CANARY@h',
		'agents: CANARY@h',
		'sql: root:CANARY@h:2881',
		'tenants: [root:CANARY@h]',
	]) {
		const rest = text.startsWith('agents') ? '' : 'agents: h\n    ';
		assert.doesNotMatch(refusalOfText(`clusters:\n  a:\n    ${rest}${text}\n`), /CANARY/v, text);
	}
});

test('aliases that repeat aliases, and brackets without end, are refused at once', () => {
	const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
	for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg']) {
		bomb.push(`${to}: &${to} [${Array.from({length: 10}, () => `*${from}`).join(',')}]`);
	}

	assert.equal(refusalOfText(bomb.join('\n')), 'config.yaml:1:1: too many YAML aliases; write the values out');
	// One that contains itself.
	assert.equal(
		refusalOfText('clusters: &all\n  prod: *all\n'),
		'config.yaml:2:3: clusters.prod.prod: unknown key; see restop config --print',
	);
	for (const text of ['['.repeat(200_000), '{a: '.repeat(50_000), '- '.repeat(100_000)]) {
		assert.match(refusalOfText(text), /^config\.yaml:\d+:\d+: (?:nested too deep|not valid YAML|expected)/v);
	}
});

test('the template is a valid file, also without the # before its settings', () => {
	const {template} = english.usage.config;
	assert.deepEqual(parseText(template).clusters, []);
	const used = parseText(template.replaceAll(/^#/gmv, ''));
	assert.deepEqual(used.preferences, {interval: '2', timeout: '10', since: '24h', theme: 'dark'});
	assert.deepEqual(
		used.clusters.map(({name, agents}) => [name, agents.length]),
		[
			['prod', 2],
			['test', 1],
		],
	);
	// Each key stands in it, so that nobody has to look elsewhere.
	const keys = [
		...Object.keys(configSchema.shape),
		...Object.keys(clusterSchema.shape),
		'ca',
		'cert',
		'key',
		'insecure',
	];
	for (const key of keys) {
		assert.match(template, new RegExp(`^# *${key}:`, 'mv'));
	}
});

test('the example of the README is a valid file', () => {
	const readme = readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8');
	const [, example = ''] = /\n```yaml\n(interval:[\s\S]*?)```/v.exec(readme) ?? [];
	assert.deepEqual(
		parseText(example).clusters.map(({name}) => name),
		['prod', 'test'],
	);
});
