import type {Story} from '../world/scenario.js';
import {formatOffset, parseOffset} from '../world/view-time.js';
import type {World} from '../world/world.js';
import {findView} from './views.js';
import type {SqlFault} from './sql-fault.js';
import {missingColumn, selectRows} from './sql-select.js';
import {parseStatement, type Assignment, type Select} from './sql-statement.js';
import {sqlTypes, type Cell, type Column, type SqlTable} from './sql-table.js';
import type {ViewVersion} from './view-version.js';

/** The result of a statement. */
export type SqlAnswer =
	| SqlError
	| {readonly type: 'ok'}
	| {
			readonly type: 'rows';
			readonly columns: readonly Column[];
			/** Each as long as `columns`. */
			readonly rows: ReadonlyArray<readonly Cell[]>;
	  };

type SqlError = {readonly type: 'error'; readonly code: number; readonly message: string};

/** The variables of a connection. */
type SqlSession = {offsetMinutes: number};

/** What a result depends on besides the statement. */
export type SqlContext = {
	readonly world: World;
	readonly session: SqlSession;
	/** World time, ms since 1970. */
	readonly t: number;
	readonly version: ViewVersion;
	/** What is wrong with the server now. */
	readonly fault: SqlFault | undefined;
};

/** Executes one statement; only SET changes the session. */
export function answerStatement(text: string, context: SqlContext): SqlAnswer {
	const statement = parseStatement(text);
	switch (statement?.type) {
		case 'select': {
			return answerSelect(statement, context);
		}

		case 'showColumns': {
			return answerShowColumns(statement.table, context);
		}

		case 'timeZone': {
			return {
				type: 'rows',
				columns: [{name: statement.name, type: 'varchar'}],
				rows: [[formatOffset(context.session.offsetMinutes)]],
			};
		}

		case 'set': {
			return answerSet(statement.assignments, context);
		}

		case undefined: {
			return syntaxError(text);
		}
	}
}

/** The error of a statement that the server cannot parse. */
export function syntaxError(text: string): SqlError {
	return fail(1064, `You have an error in your SQL syntax; near '${text.slice(0, 80)}' at line 1`);
}

/** A view by its name; an error where there is none, or where it may not be read. */
function findTable(name: string, context: SqlContext): SqlTable | SqlError {
	const view = findView(name.toLowerCase(), {...context, offsetMinutes: context.session.offsetMinutes});
	switch (view) {
		case 'missing': {
			return name.includes('.')
				? fail(1146, `Table '${name.toLowerCase()}' doesn't exist`)
				: fail(1046, 'No database selected');
		}

		case 'denied': {
			return fail(1142, `SELECT command denied to user 'root'@'%' for table '${name.split('.').at(-1)}'`);
		}

		default: {
			return view;
		}
	}
}

function answerSelect(select: Select, context: SqlContext): SqlAnswer {
	const table = findTable(select.table, context);
	if ('code' in table) {
		return table;
	}

	const missing = missingColumn(select, table);
	const {t, session} = context;
	return missing === undefined
		? {type: 'rows', ...selectRows(select, table, {t, offsetMinutes: session.offsetMinutes})}
		: fail(1054, `Unknown column '${missing.column}' in '${missing.clause}'`);
}

const descriptions = ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'];

function answerShowColumns(name: string, context: SqlContext): SqlAnswer {
	const table = findTable(name, context);
	return 'code' in table
		? table
		: {
				type: 'rows',
				columns: descriptions.map((title) => ({name: title, type: 'varchar'})),
				rows: table.columns.map((column) => [column.name, sqlTypes[column.type], 'NO', '', null, '']),
			};
}

const knownVariables: ReadonlySet<string> = new Set([
	'autocommit',
	'character_set_client',
	'character_set_connection',
	'character_set_results',
	'collation_connection',
	'interactive_timeout',
	'net_read_timeout',
	'net_write_timeout',
	'ob_query_timeout',
	'ob_trx_idle_timeout',
	'ob_trx_timeout',
	'sql_mode',
	'time_zone',
	'transaction_isolation',
	'transaction_read_only',
	'tx_isolation',
	'tx_read_only',
	'wait_timeout',
]);

function answerSet(assignments: readonly Assignment[], {session, world}: SqlContext): SqlAnswer {
	const unknown = assignments.find(({variable}) => !knownVariables.has(variable));
	if (unknown !== undefined) {
		return fail(1193, `Unknown system variable '${unknown.variable}'`);
	}

	const zone = assignments.findLast(({variable}) => variable === 'time_zone')?.value;
	const offsetMinutes = zone === undefined ? session.offsetMinutes : offsetOf(zone, world.story);
	if (offsetMinutes === undefined) {
		return fail(1298, `Unknown or incorrect time zone: '${zone}'`);
	}

	session.offsetMinutes = offsetMinutes;
	return {type: 'ok'};
}

function offsetOf(zone: string, story: Story): number | undefined {
	return zone.toLowerCase() === 'system' ? story.offsetMinutes : parseOffset(zone);
}

function fail(code: number, message: string): SqlError {
	return {type: 'error', code, message};
}
