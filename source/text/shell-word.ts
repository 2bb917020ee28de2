/** One word of a POSIX shell's command line: as it is where no character means anything to the shell, else in quotes. */
export function quoteShellWord(text: string): string {
	return /^[\w%+,\-.\/:=@]+$/v.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
