/** A statement that the simulated server supports. */
export type Statement =
	| {
			readonly type: 'select';
			/** Undefined: every column. */
			readonly columns: readonly SelectedColumn[] | undefined;
			readonly table: string;
			readonly where: Comparison | undefined;
			readonly limit: number;
	  }
	| {readonly type: 'timeZone'; readonly name: string}
	| {readonly type: 'set'; readonly assignments: readonly Assignment[]};

export type SelectedColumn = {readonly column: string; readonly name: string};
export type Comparison = {readonly column: string; readonly isEqual: boolean; readonly value: number};
export type Assignment = {readonly variable: string; readonly value: string};

/** Undefined for everything else, be it valid in OceanBase or not. */
export function parseStatement(text: string): Statement | undefined {
	const plain = spaceOut(text);
	return parseTimeZone(plain) ?? parseSelect(plain) ?? parseSet(plain);
}

/** Normalizes a statement: one space between any two tokens, no comments, no backticks, no final `;`. */
function spaceOut(text: string): string {
	const [first = '', ...others] = text.replaceAll('`', '').split('/*');
	const bare = [first, ...others.map((part) => part.split('*/').slice(1).join('*/'))].join(' ');
	const words = bare.match(/'[^']*'|[\w.@]+|<>|!=|[^\s\w]/gv) ?? [];
	return (words.at(-1) === ';' ? words.slice(0, -1) : words).join(' ');
}

function parseTimeZone(text: string): Statement | undefined {
	const found = /^select (@@(?:session\.)?time_zone)(?: (?:as )?(\w+))?$/iv.exec(text);
	return found === null ? undefined : {type: 'timeZone', name: found[2] ?? found[1] ?? ''};
}

const selectPattern = /^select (.+) from ([\w.]+)(?: where (\w+) (<>|!=|=) (\d+))?(?: limit (\d+))?$/iv;

function parseSelect(text: string): Statement | undefined {
	const [, list = '', table = '', column, operator, value, limit] = selectPattern.exec(text) ?? [];
	const columns = list === '*' ? undefined : parseColumns(list);
	return table === '' || columns?.includes(undefined) === true
		? undefined
		: {
				type: 'select',
				columns: columns?.filter((item) => item !== undefined),
				table,
				where: column === undefined ? undefined : {column, isEqual: operator === '=', value: Number(value)},
				limit: limit === undefined ? Infinity : Number(limit),
			};
}

function parseColumns(list: string): ReadonlyArray<SelectedColumn | undefined> {
	return list.split(' , ').map((item) => {
		const [, column, name = column] = /^(\w+)(?: (?:as )?(\w+))?$/iv.exec(item) ?? [];
		return column === undefined || name === undefined ? undefined : {column, name};
	});
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
