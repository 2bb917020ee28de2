import {isPasswordProblem, type Problem} from '../domain/problem.js';
import type {Random} from '../system/random.js';

const firstMs = 1000;
const longestMs = 30_000;
/** Each try with a wrong password is a login at the database, which may lock the account. */
const afterWrongPasswordMs = 300_000;
/** A poll that was given up holds one of the agent's five database connections until the database answers. */
const whileDatabaseHangsMs = 60_000;

type PauseOptions = {
	/** The pause after a good round. */
	readonly intervalMs: number;
	/** Rounds in a row that failed; 0 after a good one. */
	readonly failures: number;
	readonly problem: Problem | undefined;
	readonly random: Random;
};

/**
 * How long to wait before the next round, in ms: doubling from a second to half a minute, anywhere within it ("full
 * jitter"), so that many monitors do not ask a restarted agent all at once; never sooner than after a good round.
 */
export function nextPause({intervalMs, failures, problem, random}: PauseOptions): number {
	if (problem === undefined || failures === 0) {
		return intervalMs;
	}

	if (isPasswordProblem(problem)) {
		return Math.max(intervalMs, afterWrongPasswordMs);
	}

	if (problem.reason === 'databaseHung') {
		return slowPause({intervalMs, random});
	}

	return growingPause({intervalMs, failures, random});
}

/** Between half a minute and a whole one, in ms: for requests that may each hold a database connection. */
export function slowPause({intervalMs, random}: Pick<PauseOptions, 'intervalMs' | 'random'>): number {
	return Math.max(intervalMs, (whileDatabaseHangsMs * (1 + random())) / 2);
}

/** As `nextPause` after `failures` failed rounds, 1 or more, where a later try may succeed. */
export function growingPause({intervalMs, failures, random}: Omit<PauseOptions, 'problem'>): number {
	return Math.max(intervalMs, random() * Math.min(longestMs, firstMs * 2 ** (failures - 1)));
}
