/**
 * A command of the user; keys are bound to these. Movements are in rows: up is negative, and a number beyond the length of
 * the list moves to its end.
 */
export type Command =
	| {readonly type: 'moveSelection'; readonly by: number}
	/** `shown` is the number of events on the screen: scrolling ends when the oldest one is shown. */
	| {readonly type: 'scrollEvents'; readonly by: number; readonly shown: number}
	/** `end` is how far the help can be scrolled, in rows. */
	| {readonly type: 'scrollHelp'; readonly by: number; readonly end: number}
	| {readonly type: 'toggleHelp'}
	/** Shows all of the selected restore. */
	| {readonly type: 'openDetail'}
	/** `end` is how far the detail can be scrolled, in rows. */
	| {readonly type: 'scrollDetail'; readonly by: number; readonly end: number}
	/** In the detail: every field of the agent's overview, or what follows from them. */
	| {readonly type: 'toggleAllFields'}
	/** Only the next cluster is shown; after the last one all are. */
	| {readonly type: 'showNextCluster'}
	/** Only the cluster at `index` is shown, from 0 in the order given; where that is so already, all are. */
	| {readonly type: 'toggleCluster'; readonly index: number}
	| {readonly type: 'showAllClusters'}
	/** Closes the screen on top; on the last one it ends the filter. */
	| {readonly type: 'goBack'}
	/** Turns the terminal bell on or off. */
	| {readonly type: 'toggleBell'}
	| {readonly type: 'redraw'}
	| {readonly type: 'refresh'}
	/** Copies an incident note of the selected restore. */
	| {readonly type: 'copyNote'}
	/** Saves one to a file. */
	| {readonly type: 'saveNote'}
	| {readonly type: 'quit'}
	| {readonly type: 'quitLeavingScreen'}
	| {readonly type: 'suspend'}
	| {readonly type: 'takeTerminalAgain'};
