import type {Command} from '../command.js';
import {number, variantOf} from './decoders.js';

export const command = variantOf<Command, object>(
	{},
	{
		moveSelection: {by: number},
		scrollEvents: {by: number, shown: number},
		scrollHelp: {by: number, end: number},
		toggleHelp: {},
		goBack: {},
		toggleBell: {},
		redraw: {},
		refresh: {},
		quit: {},
		quitLeavingScreen: {},
		suspend: {},
		takeTerminalAgain: {},
	},
);
