import type {UsageWords} from '../locale/words.js';
import {formatHelp} from './help.js';

type BriefContext = {readonly words: UsageWords; readonly version: string};

/**
 * What to print where the command line asks for the help or the version and nothing else, so that the entry file needs
 * no more of the program; undefined for any other command line.
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
