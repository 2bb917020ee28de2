import type {SqlProblem} from '../domain/sql-problem.js';

/** Most reads that are left out after one that failed. */
const longestPause = 64;

/** Leaves out reads of something that could not be read, so that a server is not asked each round for what it refuses. */
export type RefusalPause = {
	/** The problem of the last read while it is not to be tried again; each call is one read that is left out. */
	readonly skip: () => SqlProblem | undefined;
	readonly fail: (problem: SqlProblem) => void;
	readonly succeed: () => void;
	/** A view that was missing or denied may be there on another connection. */
	readonly reconnect: () => void;
};

export function createRefusalPause(): RefusalPause {
	let failures = 0;
	let left = 0;
	let last: SqlProblem | undefined;
	return {
		skip() {
			if (left === 0) {
				return undefined;
			}

			left--;
			return last;
		},
		fail(problem) {
			failures++;
			left = problem.reason === 'noView' ? longestPause : Math.min(longestPause, 2 ** failures);
			last = problem;
		},
		succeed() {
			failures = 0;
			last = undefined;
		},
		reconnect() {
			if (last?.reason === 'noView') {
				left = 0;
			}
		},
	};
}
