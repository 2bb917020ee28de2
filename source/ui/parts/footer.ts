import type {Frame} from '../frame.js';
import {bindings, type Mode} from '../keymap.js';
import {cutLine, span, type Line} from '../line/line.js';

/** The keys that are bound in this mode, from the key table. */
export function drawFooter({words, columns, restores}: Frame, mode: Mode): Line {
	const offered = bindings.flatMap(({footer}) => (footer?.modes.includes(mode) ? [footer] : []));
	const useful = offered.filter(({word}) => word !== 'select' || restores.length > 1);
	const line = useful.flatMap(({label, word}) => [
		span(` ${label}`, 'strong'),
		span(` ${words.keys.short[word]} `, 'dim'),
	]);
	return cutLine(line, columns - 1);
}
