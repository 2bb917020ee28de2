import type {Phase} from './phase.js';

/** The one word that says how a restore stands, and the figure that goes with it. */
export type StateWord =
	| {readonly type: 'firstAnswer'}
	| {readonly type: 'phase'; readonly phase: Phase; readonly status: string}
	| {readonly type: 'failed'; readonly code: number | undefined}
	| {readonly type: 'ended'; readonly status: string}
	| {readonly type: 'dropped'}
	| {readonly type: 'none'}
	| {readonly type: 'rejected'}
	| {readonly type: 'noAnswer'; readonly forMs: number};
