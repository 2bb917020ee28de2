import {Box} from 'ink';
import {drawEvent, drawEventsRule, visibleEvents} from '../event-lines.js';
import type {Frame} from '../frame.js';
import {span} from '../line.js';
import {Row} from './row.js';

/** The events, newest last, below their rule; `rows` counts the rule. */
export function EventLog({frame, rows}: {readonly frame: Frame; readonly rows: number}) {
	const {theme, words} = frame;
	const {events, below} = visibleEvents(frame, rows - 1);
	return (
		<Box flexDirection="column" height={rows} flexShrink={0}>
			<Row line={drawEventsRule(frame, below)} theme={theme} />
			{events.length === 0 ? <Row line={[span(`   ${words.screen.noEvents}`, 'dim')]} theme={theme} /> : undefined}
			{events.map((event) => (
				<Row key={event.id} line={drawEvent(event, frame)} theme={theme} />
			))}
		</Box>
	);
}
