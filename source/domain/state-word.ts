import type {Phase} from './phase.js';
import type {ProblemCode} from './problem.js';

/** The state of a restore in one word, and the figure that goes with it. */
export type StateWord =
	| {readonly type: 'firstAnswer'}
	| {readonly type: 'phase'; readonly phase: Phase; readonly status: string}
	| {readonly type: 'failed'; readonly code: number | undefined}
	| {readonly type: 'ended'; readonly status: string}
	| {readonly type: 'dropped'}
	/** Dropped by a task of obshell that cancels the restore. */
	| {readonly type: 'cancelled'}
	| {readonly type: 'none'}
	/** A restore of single tables, which runs by way of an auxiliary tenant. */
	| {readonly type: 'tableRestore'}
	| {readonly type: 'rejected'}
	/** No track has moved for `forMs`, by the last reading. */
	| {readonly type: 'stalled'; readonly forMs: number}
	/** The same of one that has hardly moved since it was first read. */
	| {readonly type: 'noProgress'; readonly forMs: number}
	/** It was never read: its cluster has given no usable answer for `forMs`; `code` is the kind of the problem. */
	| {readonly type: 'noAnswer'; readonly code: ProblemCode; readonly forMs: number};
