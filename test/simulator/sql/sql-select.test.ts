import assert from 'node:assert/strict';
import test from 'node:test';
import {missingColumn, selectRows} from '../../../source/simulator/sql/sql-select.js';
import {parseStatement, type Select} from '../../../source/simulator/sql/sql-statement.js';
import {tableOf} from '../../../source/simulator/sql/sql-table.js';

type Row = {readonly id: number; readonly name: string | null; readonly at: string};

const rows: readonly Row[] = [
	{id: 10, name: 'a', at: '2026-11-23 18:00:00.500000'},
	{id: 9, name: 'B', at: '2026-11-16 17:59:59.000000'},
	{id: 11, name: null, at: '2026-11-16 18:00:00.000001'},
];
const table = tableOf<Row>(
	[
		{name: 'ID', type: 'integer', valueOf: ({id}) => id},
		{name: 'NAME', type: 'varchar', valueOf: ({name}) => name},
		{name: 'AT', type: 'timestamp', valueOf: ({at}) => at},
	],
	rows,
);
/** 18:00 in the zone of the session. */
const context = {t: Date.UTC(2026, 10, 23, 10), offsetMinutes: 480};

function parse(text: string): Select {
	const statement = parseStatement(text);
	assert.strictEqual(statement?.type, 'select', text);
	return statement;
}

const cases: ReadonlyArray<readonly [statement: string, expected: readonly unknown[]]> = [
	['SELECT ID FROM x.t', [10, 9, 11]],
	['SELECT ID FROM x.t ORDER BY ID', [9, 10, 11]],
	['SELECT ID FROM x.t ORDER BY ID DESC LIMIT 2', [11, 10]],
	['SELECT ID FROM x.t ORDER BY `AT` ASC', [9, 11, 10]],
	["SELECT ID FROM x.t WHERE NAME = 'b'", [9]],
	["SELECT ID FROM x.t WHERE NAME <> 'b'", [10]],
	["SELECT ID FROM x.t WHERE NAME IN ('a', 'b') AND ID != 9", [10]],
	['SELECT ID FROM x.t WHERE ID IN (9, 11)', [9, 11]],
	['SELECT ID FROM x.t WHERE `AT` > DATE_SUB(NOW(), INTERVAL 7 DAY)', [10, 11]],
	['SELECT ID FROM x.t WHERE ID = 9 OR ID = 11', [9, 11]],
	["SELECT ID FROM x.t WHERE NAME = 'a' AND ID = 9 OR ID IN (11)", [11]],
	['SELECT ID FROM x.t WHERE UNIX_TIMESTAMP(AT) > UNIX_TIMESTAMP(NOW(6)) - 604799', [10]],
	['SELECT ID FROM x.t WHERE UNIX_TIMESTAMP(AT) > UNIX_TIMESTAMP(NOW()) - 604802', [10, 9, 11]],
	['SELECT ID FROM x.t WHERE UNIX_TIMESTAMP(AT) > 1795428000', [10]],
	['SELECT UNIX_TIMESTAMP(NOW(6)) AS S FROM x.t LIMIT 1', ['1795428000.000000']],
	['SELECT UNIX_TIMESTAMP(`AT`) AS S FROM x.t LIMIT 1', ['1795428000.500000']],
];

for (const [statement, expected] of cases) {
	test(statement, () => {
		const {rows: found} = selectRows(parse(statement), table, context);
		assert.deepEqual(found.flat(), expected);
	});
}

test('all columns are selected as they are, and others with the types that they have on the wire', () => {
	const all = selectRows(parse('SELECT * FROM x.t LIMIT 0'), table, context);
	assert.deepEqual(all, {columns: table.columns.map(({name, type}) => ({name, type})), rows: []});
	const {columns} = selectRows(parse('SELECT UNIX_TIMESTAMP(AT) AS S, name AS N FROM x.t'), table, context);
	assert.deepEqual(columns, [
		{name: 'S', type: 'seconds'},
		{name: 'N', type: 'varchar'},
	]);
});

for (const [statement, expected] of [
	['SELECT ID, X FROM x.t WHERE Y = 1', {column: 'X', clause: 'field list'}],
	['SELECT ID FROM x.t WHERE Y = 1', {column: 'Y', clause: 'where clause'}],
	['SELECT ID FROM x.t ORDER BY Z', {column: 'Z', clause: 'order clause'}],
	['SELECT id FROM x.t WHERE name = 1 ORDER BY at', undefined],
] as const) {
	test(`missing in ${statement}: ${expected?.column ?? 'nothing'}`, () => {
		assert.deepEqual(missingColumn(parse(statement), table), expected);
	});
}
