import {Box} from 'ink';
import type {Frame} from '../frame.js';
import {bindings} from '../keymap.js';
import {cutLine, fit, span, type Line} from '../line.js';
import {Footer} from '../parts/footer.js';
import {Gap} from '../parts/gap.js';
import {Header} from '../parts/header.js';
import {Rows} from '../parts/rows.js';
import {drawRule} from '../rule.js';

const labelWidth = 14;

/** What the keys do, from the key table, and what the signs mean. */
export function HelpScreen({frame}: {readonly frame: Frame}) {
	const {rows, columns, theme} = frame;
	const room = Math.max(0, rows - 2);
	const lines = drawHelp(frame)
		.slice(0, room)
		.map((line) => cutLine(line, columns - 1));
	return (
		<Box flexDirection="column" height={rows} overflow="hidden">
			<Header frame={frame} />
			<Rows lines={lines} theme={theme} />
			<Gap rows={room - lines.length} />
			<Footer frame={frame} screen="help" />
		</Box>
	);
}

function drawHelp({words, columns}: Frame): readonly Line[] {
	const {headings} = words.keys;
	return [
		[],
		drawRule([span(headings.keys, 'strong')], [], columns),
		...bindings.map(({label, help}): Line => [span(`   ${fit(label, labelWidth)}`, 'strong'), span(words.keys[help])]),
		[],
		drawRule([span(headings.signs, 'strong')], [], columns),
		...words.screen.helpSigns.map(([sign, meaning]): Line => [
			span(`   ${fit(sign, labelWidth)}`, 'strong'),
			span(meaning),
		]),
	];
}
