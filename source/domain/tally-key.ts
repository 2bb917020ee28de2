/** What restores are counted by in the summary. */
export type TallyKey =
	| 'running'
	| 'stalled'
	| 'waiting'
	| 'unreachable'
	| 'refused'
	| 'unreadable'
	| 'succeeded'
	| 'failed'
	| 'dropped'
	| 'other';
