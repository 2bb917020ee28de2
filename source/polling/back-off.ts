import {isPasswordProblem, type Problem} from '../domain/problem.js';
import type {Random} from '../system/random.js';

const firstMs = 1000;
const longestMs = 30_000;
/** Each try with a wrong password is a login at the database, which may lock the account. */
const afterWrongPasswordMs = 300_000;
/** A request that timed out still holds one of the agent's five database connections until the database answers. */
const whileDatabaseHangsMs = 60_000;
/** An agent without its database answers at once, and should be seen soon after the database is back. */
const longestWithoutDatabaseMs = 5000;
/** The pause between two rounds while no restore runs. */
export const idlePauseMs = 10_000;
/** How often the agent is pinged while a late request is kept. */
export const heldPauseMs = 10_000;

type PauseOptions = {
	/** The pause after a successful round. */
	readonly intervalMs: number;
	/** Rounds in a row that failed; 0 after a successful one. */
	readonly failures: number;
	readonly problem: Problem | undefined;
	readonly random: Random;
};

/**
 * The pause before the next round, in ms: exponential from 1 s to 30 s with full jitter, so that many monitors do not poll a
 * restarted agent at the same time; never shorter than after a successful round.
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

	const pauseMs = growingPause({intervalMs, failures, random});
	return problem.reason === 'databaseDown' || problem.reason === 'databaseError'
		? Math.min(pauseMs, Math.max(intervalMs, longestWithoutDatabaseMs))
		: pauseMs;
}

/** Between 30 s and 60 s, in ms: for requests that may each hold a database connection. */
export function slowPause({intervalMs, random}: Pick<PauseOptions, 'intervalMs' | 'random'>): number {
	return Math.max(intervalMs, (whileDatabaseHangsMs * (1 + random())) / 2);
}

/** The exponential pause of `nextPause`, after 1 or more failures in a row. */
export function growingPause({intervalMs, failures, random}: Omit<PauseOptions, 'problem'>): number {
	return Math.max(intervalMs, random() * Math.min(longestMs, firstMs * 2 ** (failures - 1)));
}
