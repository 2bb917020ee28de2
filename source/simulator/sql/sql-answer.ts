import type {Story} from '../world/scenario.js';
import {formatOffset, parseOffset} from '../world/view-time.js';
import {eventView} from './event-view.js';
import {parameterView} from './parameter-view.js';
import {progressView, type ViewVersion} from './progress-view.js';
import {missingColumn, selectRows} from './sql-select.js';
import {parseStatement, type Assignment, type Select} from './sql-statement.js';
import {sqlTypes, type Cell, type Column, type SqlTable} from './sql-table.js';

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
	readonly story: Story;
	readonly session: SqlSession;
	/** World time, ms since 1970. */
	readonly t: number;
	readonly version: ViewVersion;
	readonly hasView: boolean;
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

/** A view by its name; an error where there is none. */
function findTable(name: string, {story, session, t, version, hasView}: SqlContext): SqlTable | SqlError {
	const at = {t, version, offsetMinutes: session.offsetMinutes};
	switch (name.toLowerCase()) {
		case 'oceanbase.cdb_ob_restore_progress': {
			return hasView ? progressView(story, at) : noTable(name);
		}

		case 'oceanbase.gv$ob_parameters': {
			return parameterView(story);
		}

		case 'oceanbase.dba_ob_rootservice_event_history': {
			return eventView(story, at);
		}

		default: {
			return name.includes('.') ? noTable(name) : fail(1046, 'No database selected');
		}
	}
}

function noTable(name: string): SqlError {
	return fail(1146, `Table '${name.toLowerCase()}' doesn't exist`);
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

function answerSet(assignments: readonly Assignment[], {session, story}: SqlContext): SqlAnswer {
	const unknown = assignments.find(({variable}) => !knownVariables.has(variable));
	if (unknown !== undefined) {
		return fail(1193, `Unknown system variable '${unknown.variable}'`);
	}

	const zone = assignments.findLast(({variable}) => variable === 'time_zone')?.value;
	const offsetMinutes = zone === undefined ? session.offsetMinutes : offsetOf(zone, story);
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
