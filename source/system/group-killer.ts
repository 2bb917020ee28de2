/** The part of the process that sends signals. */
type Killer = {kill: (pid: number, signal: NodeJS.Signals) => unknown};

/** Returns a function that kills the process group of its leader, and does nothing if it has ended meanwhile. */
export function createGroupKiller(process: Killer): (leader: number) => void {
	return (leader) => {
		try {
			process.kill(-leader, 'SIGKILL');
		} catch {
			// It has ended, or was never there.
		}
	};
}
