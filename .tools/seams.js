/**
 * What comes into the code as an argument, and where alone the real thing may be touched: time and chance in system/,
 * the process in the entry, the terminal nowhere.
 */
const time = 'Time and chance are arguments: only source/system reads a clock, a timer or Math.random.';
const entry = 'The process is an argument: only source/cli.ts touches it.';
const terminal = 'The streams are arguments: write to the one you were given.';

const globals = {
	time: ['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({name, message: time})),
	process: [{name: 'process', message: entry}],
	terminal: [{name: 'console', message: terminal}],
};

const properties = {
	time: [
		['Date', 'now'],
		['performance', 'now'],
		['Math', 'random'],
		['AbortSignal', 'timeout'],
		['Temporal', 'Now'],
	].map(([object, property]) => ({object, property, message: time})),
	process: [{object: 'globalThis', property: 'process', message: entry}],
	terminal: [{object: 'globalThis', property: 'console', message: terminal}],
};

const syntax = {
	time: [
		{selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: time},
		{selector: 'CallExpression[callee.name="Date"]', message: time},
		{selector: importOf('timers'), message: time},
	],
	process: [{selector: importOf('process'), message: entry}],
	terminal: [{selector: importOf('console'), message: terminal}],
};

/** The rules of a file that may not reach past the seams named. */
function rulesFor(...seams) {
	const pick = (table) => ['error', ...seams.flatMap((seam) => table[seam])];
	return {
		'no-restricted-globals': pick(globals),
		'no-restricted-properties': pick(properties),
		'no-restricted-syntax': pick(syntax),
	};
}

function importOf(name) {
	return String.raw`:matches(ImportDeclaration, ImportExpression)[source.value=/^(?:node:)?${name}(?:\u002F|$)/]`;
}

/** The later of two that match a file holds. */
export const seams = [
	{files: ['source/**'], rules: rulesFor('time', 'process', 'terminal')},
	{files: ['source/system/**'], rules: rulesFor('process', 'terminal')},
	// The launcher must ask for the version before anything else can be imported.
	{files: ['source/cli.ts', 'source/bin.ts'], rules: rulesFor('time', 'terminal')},
];
