import type {Frame} from '../frame.js';
import {bindings, type KeyContext} from '../keymap.js';
import {cutLine, span, type Line} from '../line.js';
import {Row} from './row.js';

/** The keys that do something here, from the key table. */
export function Footer({frame, screen}: {readonly frame: Frame; readonly screen: KeyContext['screen']}) {
	const {words, theme, columns, restores} = frame;
	const shown = bindings.flatMap(({footer}) => (footer?.screens.includes(screen) ? [footer] : []));
	const useful = shown.filter(({word}) => word !== 'select' || restores.length > 1);
	const line: Line = useful.flatMap(({label, word}) => [
		span(` ${label}`, 'strong'),
		span(` ${words.keys.short[word]} `, 'dim'),
	]);
	return <Row line={cutLine(line, columns - 1)} theme={theme} />;
}
