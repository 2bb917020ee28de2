import type {Command} from '../command.js';
import {listOf, number, oneOf, text, variantOf} from './decoders.js';

export const command = variantOf<Command, object>(
	{},
	{
		moveSelection: {by: number},
		scrollEvents: {by: number, shown: number},
		scrollHelp: {by: number, end: number},
		toggleHelp: {},
		showNextCluster: {},
		toggleCluster: {index: number},
		showAllClusters: {},
		goBack: {},
		beginFilter: {},
		typeFilter: {text},
		eraseFilter: {what: oneOf({character: true, word: true, all: true})},
		keepFilter: {},
		toggleEvents: {},
		scrollEventList: {by: number, shown: number, first: number},
		toggleFollow: {},
		toggleWrap: {},
		toggleOnlySelected: {},
		sortByNext: {
			columns: listOf(
				oneOf({tenant: true, cluster: true, state: true, data: true, log: true, eta: true, elapsed: true}),
			),
		},
		reverseSort: {},
		togglePause: {},
		toggleZone: {},
		toggleHeader: {},
		changeInterval: {to: oneOf({longer: true, shorter: true})},
		toggleBell: {},
		redraw: {},
		refresh: {},
		copyNote: {},
		saveNote: {},
		quit: {},
		quitLeavingScreen: {},
		suspend: {},
		takeTerminalAgain: {},
	},
);
