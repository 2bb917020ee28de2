import assert from 'node:assert/strict';
import test from 'node:test';
import {chooseFrom, refusalOf} from './command-lines.js';
import {parseText} from './configs.js';

const {clusters} = parseText(`
clusters:
  prod: {agents: [10.0.0.1, 10.0.0.2]}
  test: {agents: 10.0.1.1, tenants: [rt1, "prod_*"]}
  db1: {agents: "https://10.0.2.1"}
`);

/** Each cluster as `ID AGENTS: names / globs / names that need exist in only one`. */
function choose(line: string, configured = clusters): readonly string[] {
	return chooseFrom(line === '' ? [] : line.split(' '), configured).map(({id, agents, selection, entry}) => {
		const {names, globs, anyCluster = []} = selection;
		const origins = agents.map(({origin}) => origin.replace('http://', ''));
		assert.equal(entry?.name, entry === undefined ? undefined : id);
		return `${id} ${origins.join(',')}: ${[names, globs, anyCluster].map((list) => list.join(' ')).join(' / ')}`;
	});
}

const prod = 'prod 10.0.0.1:2886,10.0.0.2:2886:';
const other = 'test 10.0.1.1:2886:';
const db1 = 'db1 https://10.0.2.1:2886:';

const lines: ReadonlyArray<readonly [line: string, chosen: readonly string[]]> = [
	// All of the file, with its own tenants.
	['', [`${prod}  / * / `, `${other} rt1 / prod_* / `, `${db1}  / * / `]],
	// A bare name is looked for in each.
	['rt9', [`${prod} rt9 /  / rt9`, `${other} rt9 /  / rt9`, `${db1} rt9 /  / rt9`]],
	['rt9 *_dr', [`${prod} rt9 / *_dr / rt9`, `${other} rt9 / *_dr / rt9`, `${db1} rt9 / *_dr / rt9`]],
	['rt9@prod', [`${prod} rt9 /  / `]],
	['@prod', [`${prod}  / * / `]],
	// Its own tenants in the file do not narrow that.
	['@test', [`${other}  / * / `]],
	['prod_*@test rt1@test', [`${other} rt1 / prod_* / `]],
	// In the order of the command line, unless all are watched.
	['rt2@test rt1@prod rt3@test', [`${other} rt2 rt3 /  / `, `${prod} rt1 /  / `]],
	['rt9 rt2@test rt9@prod', [`${prod} rt9 /  / `, `${other} rt9 rt2 /  / rt9`, `${db1} rt9 /  / rt9`]],
	// A cluster's name goes before a host's.
	['rt1@db1', [`${db1} rt1 /  / `]],
	['rt1@db1:2886', ['db1:2886 db1:2886: rt1 /  / ']],
	['rt1@DB1', ['db1:2886 db1:2886: rt1 /  / ']],
	// Hosts: the file's other clusters are not watched.
	['rt1@h1 rt2@h2 rt3@h1:2886', ['h1:2886 h1:2886: rt1 rt3 /  / ', 'h2:2886 h2:2886: rt2 /  / ']],
	['rt1@h1 rt2@prod', ['h1:2886 h1:2886: rt1 /  / ', `${prod} rt2 /  / `]],
	['@h1', ['h1:2886 h1:2886:  / * / ']],
	// Agents of one cluster.
	['-a h1', ['h1:2886 h1:2886:  / * / ']],
	['-a h1 -a h2:99 -a H1 rt1', ['h1:2886 h1:2886,h2:99: rt1 /  / ']],
	['-a h1 -a h2 rt1@h2 @h1', ['h1:2886 h1:2886,h2:2886: rt1 / * / ']],
	['-s /run/a.sock', ['/run/a.sock 127.0.0.1:  / * / ']],
];

for (const [line, chosen] of lines) {
	test(`restop ${line} watches ${chosen.map((text) => text.split(' ', 1)[0]).join(' ')}`, () => {
		assert.deepEqual(choose(line), chosen);
	});
}

test('without clusters in a file it is the agent on this host', () => {
	assert.deepEqual(choose('', []), ['127.0.0.1:2886 127.0.0.1:2886:  / * / ']);
	assert.deepEqual(choose('rt1 x_*', []), ['127.0.0.1:2886 127.0.0.1:2886: rt1 / x_* / ']);
});

test('a name of a single cluster has to exist in it', () => {
	assert.deepEqual(choose('rt1', clusters.slice(0, 1)), [`${prod} rt1 /  / `]);
});

test('restores that are discovered are watched for as long as --since says', () => {
	assert.deepEqual(
		chooseFrom(['--since', '90m'], clusters).map(({selection}) => selection.sinceMs),
		[5_400_000, 5_400_000, 5_400_000],
	);
});

const refusals: ReadonlyArray<readonly [line: string, message: string]> = [
	['-a h1 rt1@prod', 'tenant: expected tenants of the cluster of --agent; got "rt1@prod"'],
	['rt1@h1 rt2', 'tenant: expected a cluster or a host after every tenant, because one has a host; got "rt1@h1 rt2"'],
	['--sql h:2881', '--sql: expected one cluster; got 3'],
	['--insecure', '--insecure: expected an https:// agent; got "10.0.0.1:2886"'],
	['-a https://h1 -a h2 --insecure', '--insecure: expected an https:// agent; got "h2:2886"'],
	['rt1@http:', 'tenant: expected NAME, NAME@CLUSTER or NAME@HOST[:PORT]; got "rt1@http:"'],
];

for (const [line, message] of refusals) {
	test(`restop ${line} is refused`, () => {
		assert.equal(refusalOf(line.split(' '), clusters), message);
	});
}

test('options for one cluster are fine where the command line chooses one', () => {
	assert.equal(chooseFrom(['@db1', '--insecure', '--sql', 'h:2881'], clusters).length, 1);
});
