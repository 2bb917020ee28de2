import fs from 'node:fs';

/** The parts of the process that its end takes. */
export type EndedProcess = Pick<
	NodeJS.Process,
	'prependListener' | 'off' | 'emit' | 'getActiveResourcesInfo' | 'execve' | 'execPath' | 'env'
>;

/** The program that runs, also after its file has been replaced by an upgrade. */
const thisProgram = '/proc/self/exe';

/**
 * Lets the process end at once while a name is looked up: `getaddrinfo` cannot be interrupted, and `process.exit` waits for
 * its thread, half a minute where the name server is silent. The process is replaced by one that only exits.
 */
export function exitPromptly(program: EndedProcess): void {
	const leave = (exitCode: number) => {
		const isLookingUp = program.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
		if (!isLookingUp || program.execve === undefined) {
			return;
		}

		// The other listeners restore the terminal; nothing runs after `execve`.
		program.off('exit', leave);
		program.emit('exit', exitCode);
		const file = fs.existsSync(thisProgram) ? thisProgram : program.execPath;
		// Options for this program are none for the next one, which might open a debugger.
		const env = Object.fromEntries(Object.entries(program.env).filter(([name]) => name !== 'NODE_OPTIONS'));
		program.execve(file, [program.execPath, '--eval', `process.exit(${exitCode})`], env);
	};

	program.prependListener('exit', leave);
}
