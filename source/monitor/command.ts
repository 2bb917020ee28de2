/** What the reader wants; a key becomes one of these. Scrolling is in lines, up is negative. */
export type Command =
	| {readonly type: 'moveSelection'; readonly by: number}
	| {readonly type: 'scrollEvents'; readonly by: number}
	| {readonly type: 'toggleHelp'}
	| {readonly type: 'goBack'}
	| {readonly type: 'redraw'}
	| {readonly type: 'refresh'}
	| {readonly type: 'quit'}
	| {readonly type: 'quitLeavingScreen'}
	| {readonly type: 'suspend'}
	| {readonly type: 'takeTerminalAgain'};
