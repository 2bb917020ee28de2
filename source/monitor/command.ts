/**
 * What the reader asks for; a key becomes one of these. Movements are in rows, up is negative and `Infinity` is all the
 * way.
 */
export type Command =
	| {readonly type: 'moveSelection'; readonly by: number}
	/** `shown` is how many events are on the screen, so that scrolling ends when the oldest of them is. */
	| {readonly type: 'scrollEvents'; readonly by: number; readonly shown: number}
	| {readonly type: 'toggleHelp'}
	/** To the screen below; on the last one it does nothing. */
	| {readonly type: 'goBack'}
	| {readonly type: 'redraw'}
	| {readonly type: 'refresh'}
	| {readonly type: 'quit'}
	| {readonly type: 'quitLeavingScreen'}
	| {readonly type: 'suspend'}
	| {readonly type: 'takeTerminalAgain'};
