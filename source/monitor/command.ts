import type {Erasure} from '../text/line-edit.js';
import type {SortColumn} from './view.js';

/**
 * A command of the user; keys are bound to these. Movements are in rows: up is negative, and a number beyond the length of
 * the list moves to its end.
 */
export type Command =
	| FilterCommand
	| EventListCommand
	| ViewCommand
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

/** About the filter by text. */
export type FilterCommand =
	/** The filter is typed from now on; what was typed before stays. */
	| {readonly type: 'beginFilter'}
	| {readonly type: 'typeFilter'; readonly text: string}
	| {readonly type: 'eraseFilter'; readonly what: Erasure}
	/** Ends the typing. */
	| {readonly type: 'keepFilter'};

/** About the full-screen list of events. */
export type EventListCommand =
	| {readonly type: 'toggleEvents'}
	/**
	 * `shown` is how many events are on the screen, `first` how many of the oldest ones fill it: scrolling ends when those
	 * are shown. At the other end the list follows new events again.
	 */
	| {readonly type: 'scrollEventList'; readonly by: number; readonly shown: number; readonly first: number}
	| {readonly type: 'toggleFollow'}
	| {readonly type: 'toggleWrap'}
	| {readonly type: 'toggleOnlySelected'};

/** About what any screen shows. */
export type ViewCommand =
	/** Sorts by the next of the columns that are shown; after the last one what needs a person comes first. */
	| {readonly type: 'sortByNext'; readonly columns: readonly SortColumn[]}
	| {readonly type: 'reverseSort'}
	| {readonly type: 'togglePause'}
	| {readonly type: 'toggleZone'}
	| {readonly type: 'toggleHeader'}
	/** To the next longer interval, or the next shorter one. */
	| {readonly type: 'changeInterval'; readonly to: 'longer' | 'shorter'};
