import type {Story} from '../world/scenario.js';
import {formatOffset, parseOffset} from '../world/view-time.js';
import {
	progressColumns,
	progressRows,
	type Cell,
	type ProgressColumn,
	type ProgressRow,
	type ViewVersion,
} from './progress-view.js';
import {
	parseStatement,
	type Assignment,
	type Comparison,
	type SelectedColumn,
	type Statement,
} from './sql-statement.js';

/** The result of a statement. */
export type SqlAnswer =
	| SqlError
	| {readonly type: 'ok'}
	| {
			readonly type: 'rows';
			readonly columns: ReadonlyArray<{readonly name: string; readonly type: ProgressColumn['type']}>;
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

		case 'timeZone': {
			return {
				type: 'rows',
				columns: [{name: statement.name, type: 'text'}],
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

const viewName = 'oceanbase.cdb_ob_restore_progress';

function answerSelect(select: Statement & {readonly type: 'select'}, context: SqlContext): SqlAnswer {
	if (!select.table.includes('.')) {
		return fail(1046, 'No database selected');
	}

	if (select.table.toLowerCase() !== viewName || !context.hasView) {
		return fail(1146, `Table '${select.table}' doesn't exist`);
	}

	const existing = new Map(progressColumns(context.version).map((column) => [column.name, column]));
	const selected =
		select.columns ??
		existing
			.keys()
			.map((name) => ({column: name, name}))
			.toArray();
	const unknown = selected.find(({column}) => !existing.has(column.toUpperCase()));
	if (unknown !== undefined) {
		return fail(1054, `Unknown column '${unknown.column}' in 'field list'`);
	}

	return select.where !== undefined && !existing.has(select.where.column.toUpperCase())
		? fail(1054, `Unknown column '${select.where.column}' in 'where clause'`)
		: selectRows({select, selected, existing}, context);
}

type Selection = {
	readonly select: Statement & {readonly type: 'select'};
	readonly selected: readonly SelectedColumn[];
	readonly existing: ReadonlyMap<string, ProgressColumn>;
};

function selectRows({select, selected, existing}: Selection, {story, session, t, version}: SqlContext): SqlAnswer {
	const valueIn = (row: ProgressRow, column: string) => existing.get(column.toUpperCase())?.valueOf(row) ?? null;
	const rows = progressRows(story, {t, version, offsetMinutes: session.offsetMinutes})
		.filter((row) => select.where === undefined || isMet(select.where, valueIn(row, select.where.column)))
		.slice(0, select.limit);
	return {
		type: 'rows',
		columns: selected.map(({column, name}) => ({name, type: existing.get(column.toUpperCase())?.type ?? 'text'})),
		rows: rows.map((row) => selected.map(({column}) => valueIn(row, column))),
	};
}

/** NULL is neither equal nor unequal to anything. */
function isMet({isEqual, value}: Comparison, cell: Cell): boolean {
	return cell !== null && (Number(cell) === value) === isEqual;
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
