import type {Command} from '../command.js';
import {number, variantOf} from './decoders.js';

export const command = variantOf<Command, object>(
	{},
	{
		moveSelection: {by: number},
		scrollEvents: {by: number, shown: number},
		scrollHelp: {by: number, end: number},
		toggleHelp: {},
		openDetail: {},
		scrollDetail: {by: number, end: number},
		toggleAllFields: {},
		showNextCluster: {},
		toggleCluster: {index: number},
		showAllClusters: {},
		goBack: {},
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
