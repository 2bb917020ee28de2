import type {Phase} from './phase.js';
import type {ProblemCode} from './problem.js';

/** The one word that says how a restore stands, and the figure that goes with it. */
export type StateWord =
	| {readonly type: 'firstAnswer'}
	| {readonly type: 'phase'; readonly phase: Phase; readonly status: string}
	| {readonly type: 'failed'; readonly code: number | undefined}
	| {readonly type: 'ended'; readonly status: string}
	| {readonly type: 'dropped'}
	| {readonly type: 'none'}
	| {readonly type: 'rejected'}
	/** Nothing has moved for so long, by the last reading. */
	| {readonly type: 'stalled'; readonly forMs: number}
	/** Its cluster gives no answer that can be used; `code` says what comes instead. */
	| {readonly type: 'noAnswer'; readonly code: ProblemCode; readonly forMs: number};
