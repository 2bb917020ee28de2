import fs from 'node:fs';

/**
 * Names the process as it was called: `ps` shows the command line without Node, and tools that go by the short name, such
 * as `pgrep` and `top`, find `restop`. Setting a title also makes its first 15 bytes the short name.
 */
export function nameProcess(process: Pick<NodeJS.Process, 'title'>, argv: readonly string[]): void {
	process.title = ['restop', ...argv].join(' ');
	try {
		fs.writeFileSync('/proc/self/comm', 'restop');
	} catch {
		// Not on Linux, or without /proc.
	}
}
