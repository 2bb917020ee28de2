import type {Command} from '../command.js';
import {distance, variantOf} from './decoders.js';

export const command = variantOf<Command, object>(
	{},
	{
		moveSelection: {by: distance},
		scrollEvents: {by: distance},
		toggleHelp: {},
		goBack: {},
		redraw: {},
		refresh: {},
		quit: {},
		quitLeavingScreen: {},
		suspend: {},
		takeTerminalAgain: {},
	},
);
