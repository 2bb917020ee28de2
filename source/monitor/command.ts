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
	/** Closes the screen on top; on the last one it does nothing. */
	| {readonly type: 'goBack'}
	/** Turns the terminal bell on or off. */
	| {readonly type: 'toggleBell'}
	| {readonly type: 'redraw'}
	| {readonly type: 'refresh'}
	| {readonly type: 'quit'}
	| {readonly type: 'quitLeavingScreen'}
	| {readonly type: 'suspend'}
	| {readonly type: 'takeTerminalAgain'};
