import {codeSpan} from '../../text/markdown.js';
import type {NoteStrings} from '../../locale/note-strings.js';

/** A line of a list: its label, and its value; '' is unknown. */
export type NoteItem = readonly [label: keyof NoteStrings['labels'], value: string];

/** A heading and what is below it. */
export function drawSection(heading: string, lines: readonly string[]): readonly string[] {
	return [`## ${heading}`, '', ...lines, ''];
}

export function drawItems(items: readonly NoteItem[], note: NoteStrings): readonly string[] {
	return items.map(([label, value]) => `- ${note.item(note.labels[label], value === '' ? note.unknown : value)}`);
}

/** A text that may hold a word of a server: as it is where Markdown finds nothing in it, else as inline code. */
export function inline(text: string): string {
	return /^[\p{L}\p{N} %\(\),\-;≥]*$/v.test(text) ? text : codeSpan(text);
}
