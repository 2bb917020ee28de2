/** Reads of the history that do not have a job, until it counts as one without an end. */
const longestSearch = 5;
const mostJobs = 200;

/** Jobs that ran and do not run any more: each is looked for in the history until it is found there. */
export type VanishedJobs = {
	/** Those that are to be looked for, given those that run. */
	readonly missing: (running: ReadonlySet<number>) => ReadonlySet<number>;
	/** Remembers those that run, and forgets those that were found; `found` is undefined if the history was not read. */
	readonly settle: (running: ReadonlySet<number>, found: ReadonlySet<number> | undefined) => void;
};

export function createVanishedJobs(): VanishedJobs {
	/** How many more reads each job is looked for in. */
	let left: ReadonlyMap<number, number> = new Map();
	return {
		missing: (running) => new Set(left.keys()).difference(running),
		settle(running, found) {
			const missing = [...left]
				.filter(([id]) => !running.has(id) && found?.has(id) !== true)
				.map(([id, reads]) => [id, found === undefined ? reads : reads - 1] as const)
				.filter(([, reads]) => reads > 0)
				.slice(-mostJobs);
			left = new Map([...missing, ...[...running].map((id) => [id, longestSearch] as const)]);
		},
	};
}
