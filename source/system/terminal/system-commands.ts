/**
 * Whether a terminal understands operating system commands (OSC), such as a title or the question for its background: a console
 * would show them.
 */
export function hasSystemCommands({TERM: term = ''}: Readonly<Record<string, string | undefined>>): boolean {
	return term !== '' && term !== 'dumb' && !/^(?:linux|cons25|vt\d)/v.test(term);
}
