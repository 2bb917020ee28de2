import type {UsageWords} from '../locale/words.js';
import {commandNames, commandTable} from './commands.js';
import {optionNames, rowOf, spellOption, type OptionName} from './options-table.js';

type HelpWords = UsageWords['help'];
type Row = readonly [left: string, right: string];

/** The text of `--help`, with the line feed at its end. */
export function formatHelp({help}: UsageWords): string {
	const {headings} = help;
	const sections = [
		[help.title],
		[
			headings.usage,
			...alignColumns(commandNames.map((name) => [`$ restop ${commandTable[name].usage}`, help.commands[name]])),
		],
		alignColumns([['tenant', help.tenant], ...help.tenantNotes.map((note) => ['', note] as const)]),
		[headings.options, ...alignColumns(optionNames.map((name) => [formatOption(name), explainOption(name, help)]))],
		[headings.exitCodes, ...alignColumns(help.exitCodes)],
	];
	return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** `-n, --interval SECONDS` */
function formatOption(name: OptionName): string {
	const {short, placeholder} = rowOf(name);
	const long = placeholder === undefined ? spellOption(name) : `${spellOption(name)} ${placeholder}`;
	return short === undefined ? long : `-${short}, ${long}`;
}

function explainOption(name: OptionName, {options, defaultValue}: HelpWords): string {
	const {only, default: value} = rowOf(name);
	const prefix = only === undefined ? '' : `${only.join(', ')}: `;
	const suffix = value === undefined ? '' : ` ${defaultValue([value, ...othersOf(name)].join(', '))}`;
	return `${prefix}${options[name]}${suffix}`;
}

/** The defaults of commands that have another one: `export 127.0.0.1:9464`. */
function othersOf(name: OptionName): readonly string[] {
	return commandNames.flatMap((command) => {
		const value = commandTable[command].defaults?.[name];
		return value === undefined ? [] : [`${command} ${value}`];
	});
}

function alignColumns(rows: readonly Row[]): readonly string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`);
}
