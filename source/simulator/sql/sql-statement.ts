/** A statement that the simulated server supports. */
export type Statement =
	| Select
	| {readonly type: 'showColumns'; readonly table: string}
	| {readonly type: 'timeZone'; readonly name: string}
	| {readonly type: 'set'; readonly assignments: readonly Assignment[]};

export type Select = {
	readonly type: 'select';
	/** Undefined: every column. */
	readonly columns: readonly SelectedColumn[] | undefined;
	readonly table: string;
	/** All conditions of any of the lists must be met; one empty list: every row. */
	readonly where: ReadonlyArray<readonly Condition[]>;
	readonly order: {readonly column: string; readonly isDescending: boolean} | undefined;
	readonly limit: number;
};

export type SelectedColumn = {readonly name: string} &
	/** `seconds`: UNIX_TIMESTAMP of the column. */
	(
		| {readonly type: 'value' | 'seconds'; readonly column: string}
		/** The server's clock as UNIX_TIMESTAMP. */
		| {readonly type: 'now'}
	);

export type Condition = {readonly column: string} & (
	| {readonly type: 'in' | 'notIn'; readonly values: ReadonlyArray<string | number>}
	/** Later than so many seconds before now. */
	| {readonly type: 'after'; readonly secondsAgo: number}
	/** Later than so many seconds after 1970. */
	| {readonly type: 'after'; readonly seconds: number}
);
export type Assignment = {readonly variable: string; readonly value: string};

/** Undefined for everything else, be it valid in OceanBase or not. */
export function parseStatement(text: string): Statement | undefined {
	const plain = spaceOut(text);
	return parseTimeZone(plain) ?? parseShowColumns(plain) ?? parseSelect(plain) ?? parseSet(plain);
}

/** Normalizes a statement: one space between any two tokens, no comments, no backticks, no final `;`. */
function spaceOut(text: string): string {
	const [first = '', ...others] = text.replaceAll('`', '').split('/*');
	const bare = [first, ...others.map((part) => part.split('*/').slice(1).join('*/'))].join(' ');
	const words = bare.match(/'[^']*'|[\w$.@]+|<>|!=|[^\s\w]/gv) ?? [];
	return (words.at(-1) === ';' ? words.slice(0, -1) : words).join(' ');
}

function parseTimeZone(text: string): Statement | undefined {
	const found = /^select (@@(?:session\.)?time_zone)(?: (?:as )?(\w+))?$/iv.exec(text);
	return found === null ? undefined : {type: 'timeZone', name: found[2] ?? found[1] ?? ''};
}

function parseShowColumns(text: string): Statement | undefined {
	const [, table] = /^show columns from ([\w$.]+)$/iv.exec(text) ?? [];
	return table === undefined ? undefined : {type: 'showColumns', table};
}

const selectPattern =
	/^select (.+) from ([\w$.]+)(?: where (.+?))?(?: order by (\w+)( asc| desc)?)?(?: limit (\d+))?$/iv;

function parseSelect(text: string): Select | undefined {
	const [, list = '', table = '', conditions, column, direction = '', limit] = selectPattern.exec(text) ?? [];
	const columns = list === '*' ? [] : list.split(' , ').map((item) => parseColumn(item));
	const where = parseConditions(conditions);
	return table === '' || columns.includes(undefined) || where === undefined
		? undefined
		: {
				type: 'select',
				columns: list === '*' ? undefined : columns.filter((item) => item !== undefined),
				table,
				where,
				order: column === undefined ? undefined : {column, isDescending: /desc/iv.test(direction)},
				limit: limit === undefined ? Infinity : Number(limit),
			};
}

function parseColumn(item: string): SelectedColumn | undefined {
	const [, column, name = column] = /^(\w+)(?: (?:as )?(\w+))?$/iv.exec(item) ?? [];
	if (column !== undefined && name !== undefined) {
		return {type: 'value', column, name};
	}

	const [, now] = /^unix_timestamp \( now \( \d? ?\) \) as (\w+)$/iv.exec(item) ?? [];
	if (now !== undefined) {
		return {type: 'now', name: now};
	}

	const [, timestamp, alias] = /^unix_timestamp \( (\w+) \) as (\w+)$/iv.exec(item) ?? [];
	return timestamp === undefined || alias === undefined ? undefined : {type: 'seconds', column: timestamp, name: alias};
}

/** Undefined for conditions that are not supported. */
function parseConditions(text: string | undefined): Select['where'] | undefined {
	const lists = text?.split(/ or /iv).map((list) => list.split(/ and /iv).map((item) => parseCondition(item))) ?? [[]];
	return lists.flat().includes(undefined) ? undefined : lists.map((list) => list.filter((item) => item !== undefined));
}

function parseCondition(item: string): Condition | undefined {
	const [, column, operator, value] = /^(\w+) (<>|!=|=) (\d+|'[^']*')$/iv.exec(item) ?? [];
	if (column !== undefined && value !== undefined) {
		return {column, type: operator === '=' ? 'in' : 'notIn', values: [literal(value)]};
	}

	const [, member, list] = /^(\w+) in \( (.+) \)$/iv.exec(item) ?? [];
	if (member !== undefined && list !== undefined) {
		return {column: member, type: 'in', values: list.split(' , ').map((one) => literal(one))};
	}

	const [, time, days] = /^(\w+) > date_sub \( now \( \) , interval (\d+) day \)$/iv.exec(item) ?? [];
	return time === undefined ? parseSeconds(item) : {column: time, type: 'after', secondsAgo: Number(days) * 86_400};
}

function parseSeconds(item: string): Condition | undefined {
	const [, column, now, seconds] =
		/^unix_timestamp \( (\w+) \) > (unix_timestamp \( now \( \d? ?\) \) - )?(\d+)$/iv.exec(item) ?? [];
	if (column === undefined) {
		return undefined;
	}

	return now === undefined
		? {column, type: 'after', seconds: Number(seconds)}
		: {column, type: 'after', secondsAgo: Number(seconds)};
}

function literal(text: string): string | number {
	return text.startsWith("'") ? text.slice(1, -1) : Number(text);
}

function parseSet(text: string): Statement | undefined {
	// These have no visible effect.
	if (/^set (?:names '?\w+'?|session transaction read (?:only|write))$/iv.test(text)) {
		return {type: 'set', assignments: []};
	}

	const [, list] = /^set (.+)$/iv.exec(text) ?? [];
	const assignments = list?.split(' , ').map((item) => parseAssignment(item));
	return assignments === undefined || assignments.includes(undefined)
		? undefined
		: {type: 'set', assignments: assignments.filter((item) => item !== undefined)};
}

function parseAssignment(text: string): Assignment | undefined {
	const [, variable, value] = /^(?:session |local |@@session\.|@@local\.|@@)?(\w+) = (.*)$/iv.exec(text) ?? [];
	return variable === undefined || value === undefined
		? undefined
		: {variable: variable.toLowerCase(), value: value.replaceAll("'", '')};
}
