import type {UsageWords} from '../locale/words.js';
import {formatHelp} from './help.js';

type BriefContext = {readonly words: UsageWords; readonly version: string};

/**
 * The output of a command line that is only `--help` or `--version`, so that the entry file needs no more of the program;
 * undefined for any other command line.
 */
export function findBriefAnswer(argv: readonly string[], {words, version}: BriefContext): string | undefined {
	const [option, ...others] = argv;
	if (others.length > 0) {
		return undefined;
	}

	if (option === '--help' || option === '-h') {
		return formatHelp(words);
	}

	return option === '--version' || option === '-v' ? formatVersion(version) : undefined;
}

/** The text of `--version`. */
export function formatVersion(version: string): string {
	return `${version}\n`;
}
