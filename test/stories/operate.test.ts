import test from 'node:test';
import {fleet} from '../helpers/fleet-story.js';
import {assertGolden, pass, press, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const down = '\u{1B}[B';
const escape = '\u{1B}';
const enter = '\r';
const pageUp = '\u{1B}[5~';
const [wordDeletion, wholeDeletion, backspace] = ['\u{17}', '\u{15}', '\u{7F}'] as const;

const sizes = [
	{columns: 120, rows: 30},
	{columns: 80, rows: 24},
	{columns: 40, rows: 6},
] as const;

const filtering: readonly Step[] = [
	pass(2 * minute),
	press('/', '/'),
	press('rt', 'rt'),
	press('q, which is a letter', 'q'),
	press('Backspace, and the state', `${backspace} :fa`),
	press('the last word deleted, and a cluster', `${wordDeletion}@prod`),
	press('Enter', enter),
	press('events of what matches', 'l'),
	press('back', escape),
	press('/ again, everything deleted, a paste', `/${wholeDeletion}\u{1B}[200~!rt\u{1B}[201~`),
	press('Esc', escape),
];

const sorting: readonly Step[] = [
	pass(2 * minute),
	press('one row down', down),
	press('s', 's'),
	press('s s', 'ss'),
	press('S', 'S'),
	pass(20 * second),
	press('sorted by urgency again, and reversed', 'sssssS'),
];

const pausing: readonly Step[] = [
	pass(20 * second),
	press('Space', ' '),
	pass(3 * minute),
	press('one row down', down),
	press('what runs in the world as it was', `/:run${enter}`),
	press('Esc', escape),
	press('Space', ' '),
];

const reading: readonly Step[] = [
	pass(2 * minute),
	[
		'an outage of a minute',
		async (open) => {
			open.setAgentFault({type: 'reset'}, 1);
			await open.pass(minute);
			open.setAgentFault(undefined, 1);
			await open.pass(10 * minute);
		},
	],
	press('l', 'l'),
	press('a page up', pageUp),
	pass(5 * minute),
	press('w', 'w'),
	press('g', 'g'),
	press('G, and only the selected restore', 'Go'),
	press('without following', 'f'),
	press('without the header', 'H'),
	press('Esc', escape),
];

const leaving: readonly Step[] = [
	pass(30 * second),
	press('one row down', down),
	pass(11 * minute),
	press('one row down', down),
	press('one row down', down),
];

const choosing: readonly Step[] = [
	pass(2 * minute),
	press('H', 'H'),
	press('H, and a longer interval', 'H++'),
	press('a shorter interval', '---'),
];

const tales: readonly Tale[] = [
	{...fleet, name: 'a filter as it is typed', steps: filtering, sizes},
	{...fleet, name: 'an order that is chosen', steps: sorting, sizes},
	{...fleet, name: 'a pause, and what fails meanwhile', steps: pausing, sizes},
	{...fleet, name: 'all events', steps: reading, sizes},
	{...fleet, name: 'away for ten minutes', steps: leaving, sizes},
	{...fleet, name: 'header and interval', steps: choosing, sizes},
	{
		...fleet,
		name: 'operated in ASCII',
		charset: 'ascii',
		steps: [...filtering.slice(0, 7), ...sorting.slice(2, 5), press('Space', ' '), press('l', 'l'), press('?', '?')],
		sizes: [{columns: 80, rows: 24}],
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? []) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}
