import type {UsageWords} from '../locale/words.js';
import type {Io} from '../system/io.js';
import {makeVisible} from '../text/visible-text.js';
import {findExposure} from './exposed-file.js';

/** The stream and the words of a warning. */
export type Warning = {readonly io: Pick<Io, 'stderr'>; readonly words: UsageWords};

/** Warns of a file that others can read. The file is used nevertheless: its owner decides who may read it. */
export function warnOfExposure(file: string, {io, words}: Warning): void {
	const command = findExposure(file);
	if (command !== undefined) {
		io.stderr.write(`restop: ${words.exposed(makeVisible(file), command)}\n`);
	}
}
