import {formatFigure, judgeLimits} from '../limits.js';
import type {Outcome} from '../outcome.js';
import {medianOf, quantileOf} from '../statistics.js';
import {formatTable} from '../table.js';
import {measureDrawing, type DrawingCost} from './drawing.js';
import {measureFilterAnswers, measureKeyAnswers} from './key-answers.js';
import {measureRound} from './report-cost.js';

const fleets = [12, 50, 1000] as const;
const frames = 30;
const keys = 50;
const largest = 1000;

/** What a frame, a key and a round cost in this process, with as many events as are kept. */
export async function benchmarkFrame(): Promise<Outcome> {
	const drawings = fleets.map((restores) => [restores, measureDrawing(restores, frames)] as const);
	const answers = await measureKeyAnswers(largest, keys);
	const filterAnswers = await measureFilterAnswers(largest, keys);
	const round = await measureRound(largest);
	const {text, isGood} = judgeLimits([
		{name: `answer to a key with ${largest} restores, median in ms`, value: medianOf(answers), most: 50},
		{
			name: `answer to a key with ${largest} restores, 90th percentile in ms`,
			value: quantileOf(answers, 0.9),
			most: 50,
		},
		{
			name: `answer to a key of a filter with ${largest} restores, median in ms`,
			value: medianOf(filterAnswers),
			most: 50,
		},
		{
			name: `answer to a key of a filter with ${largest} restores, 90th percentile in ms`,
			value: quantileOf(filterAnswers, 0.9),
			most: 50,
		},
		{name: `round of ${largest} restores on the screen, CPU ms`, value: round.screen, most: 1000},
		{name: `round of ${largest} restores, \`-o plain\`, CPU ms`, value: round.plain, most: 1000},
		{name: `round of ${largest} restores, \`-o ndjson\`, CPU ms`, value: round.ndjson, most: 1000},
		{name: `document of ${largest} restores, \`-o json\`, CPU ms`, value: round.json, most: 1000},
	]);
	const rounds = formatTable([
		['CPU ms', 'reduce', 'screen', '`-o plain`', '`-o ndjson`', 'one document of `-o json`'],
		[
			`round of ${largest} restores`,
			...[round.reduce, round.screen, round.plain, round.ndjson, round.json].map((ms) => formatFigure(ms)),
		],
	]);
	return {
		text: [method, formatTable([head, ...drawings.map((row) => drawingCells(...row))]), peers, rounds, text].join(
			'\n\n',
		),
		isGood,
	};
}

const method = [
	`CPU ms of a frame of 200x60 after a round in which every restore has moved, with 2,000 events; means of ${frames}. What the`,
	'program does is to select what is shown, draw lines, and write the difference of their cells.',
].join('\n');

const head = [
	'restores',
	'select',
	'draw',
	'difference',
	'**whole frame**',
	'bytes',
	'painted anew',
	'bytes',
	'the same lines by Ink',
];

const peers = [
	'Painting anew takes the place of the difference. Ink would take the place of it too, and its text still had to be compared',
	'and written: this is why rows go past Ink.',
].join('\n');

function drawingCells(restores: number, cost: DrawingCost): readonly string[] {
	const {select, draw, difference, differenceBytes, anew, anewBytes, ink} = cost;
	return [
		String(restores),
		...[select, draw, difference, select + draw + difference, differenceBytes, anew, anewBytes, ink].map((value) =>
			formatFigure(value),
		),
	];
}
