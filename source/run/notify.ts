import {createAlertCursor, findAlerts, type Alert, type AlertType} from '../monitor/select/alerts.js';
import type {State} from '../monitor/state.js';
import {formatAlert} from '../report/alert.js';
import type {Style} from '../report/plain.js';
import {formatTitle} from '../report/title.js';
import type {Clock} from '../system/clock.js';
import {notificationSequence} from '../system/terminal/notification.js';
import type {TerminalScreen} from '../system/terminal/terminal-screen.js';
import {spellText} from '../text/charset.js';
import type {Monitor} from './monitor.js';

/** Calls back after each fact that has brought events of note; returns the function that ends this. */
export function onAlerts(
	{store}: Pick<Monitor, 'store'>,
	act: (alerts: readonly Alert[], state: State) => void,
): () => void {
	let before = store.getState();
	let cursor = createAlertCursor(before);
	return store.subscribe(() => {
		const state = store.getState();
		const isSame = state.events === before.events && state.openIntervals === before.openIntervals;
		before = state;
		if (isSame) {
			return;
		}

		const found = findAlerts(state, cursor);
		cursor = found.cursor;
		if (found.alerts.length > 0) {
			act(found.alerts, state);
		}
	});
}

export type TerminalAlertsOptions = {
	readonly terminal: Pick<TerminalScreen, 'setTitle' | 'send'>;
	readonly style: Style;
	/** Whether the terminal is ours: another program may use it while we run in the background. */
	readonly isInForeground: () => boolean;
	/** The environment of a terminal that notifications are sent to; undefined to send none. */
	readonly notifies: Readonly<Record<string, string | undefined>> | undefined;
	/** Real time, also in a demo. */
	readonly clock: Pick<Clock, 'monotonic'>;
};

const bell = '\u{07}';
const ringing: ReadonlySet<AlertType> = new Set(['ended', 'failed', 'stalled']);
/** The title changes no more often than what grows with time on the screen. In ms. */
const titleEveryMs = 5000;

/** Rings the bell, sends notifications and sets the title of the terminal, until the returned function is called. */
export function alertTerminal(monitor: Pick<Monitor, 'store'>, options: TerminalAlertsOptions): () => void {
	const {terminal, style, isInForeground, notifies, clock} = options;
	const {words, charset = 'unicode'} = style;
	const {store} = monitor;
	const stopAlerts = onAlerts(monitor, (alerts, {view}) => {
		const isRings = view.isBellOn && alerts.some(({type}) => ringing.has(type));
		if ((!isRings && notifies === undefined) || !isInForeground()) {
			return;
		}

		const notifications =
			notifies === undefined
				? []
				: alerts.map((alert) =>
						notificationSequence({title: 'restop', body: spellText(formatAlert(alert, words), charset)}, notifies),
					);
		const sequence = [...notifications, ...(isRings ? [bell] : [])].join('');
		if (sequence !== '') {
			terminal.send(sequence);
		}
	});
	let titledMs = clock.monotonic();
	terminal.setTitle(formatTitle(store.getState(), words, charset));
	const stopTitles = store.subscribe(() => {
		const nowMs = clock.monotonic();
		if (!(nowMs - titledMs >= titleEveryMs)) {
			return;
		}

		titledMs = nowMs;
		terminal.setTitle(formatTitle(store.getState(), words, charset));
	});
	return () => {
		stopAlerts();
		stopTitles();
	};
}
