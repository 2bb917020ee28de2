import {formatDateTime, instantOfScn} from '../../locale/times.js';
import type {NoteStyle} from './note-context.js';

/** The instant of an SCN, and all its digits. */
export function formatScn(scn: bigint, {words, zone}: Pick<NoteStyle, 'words' | 'zone'>): string {
	return words.note.scn(formatDateTime(instantOfScn(scn), zone), String(scn));
}
