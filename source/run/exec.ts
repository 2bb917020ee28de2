import type {CommandFailure} from '../domain/command-failure.js';
import type {Alert} from '../monitor/select/alerts.js';
import {formatAlert} from '../report/alert.js';
import {alertVariables} from '../report/alert-variables.js';
import type {Style} from '../report/plain.js';
import {systemClock} from '../system/clock.js';
import {createExecQueue} from '../system/exec-queue.js';
import type {Io} from '../system/io.js';
import {waitAtMost} from '../system/race.js';
import {runCommand} from '../system/exec-command.js';
import {spellText} from '../text/charset.js';
import {known} from '../text/wire-value.js';
import type {Monitor} from './monitor.js';
import {onAlerts} from './notify.js';
import {writeLines} from './output-context.js';

export type ExecOptions = {
	/** What /bin/sh runs for each event of note. */
	readonly command: string;
	readonly io: Pick<Io, 'env' | 'stderr' | 'jobControl' | 'onCrash'>;
	readonly style: Style;
	/** While the full screen is shown nothing else may be written: a failure is an event there. */
	readonly isScreen: boolean;
};

/** Runs the command of `--exec`. */
export type Exec = {
	/** Waits for the commands that run and wait, at most 30 s or until the signal is aborted; then ends them. */
	readonly end: (hurry: AbortSignal) => Promise<void>;
};

const longestEndMs = 30_000;
const secrets = new Set(['RESTOP_PASSWORD', 'RESTOP_AGENT_PASSWORD']);

type Task = {readonly alert: Alert; readonly variables: Readonly<Record<string, string>>};

export function startExec(monitor: Monitor, {command, io, style, isScreen}: ExecOptions): Exec {
	const {signalGroup} = io.jobControl;
	const inherited = Object.fromEntries(Object.entries(io.env).filter(([name]) => !secrets.has(name)));
	let isScreenShown = isScreen;
	const write = (text: string) => {
		writeLines(io.stderr, [`restop: ${spellText(text, style.charset ?? 'unicode')}`]);
	};

	const fail = ({alert}: Task, failure: CommandFailure) => {
		const {cluster, tenant, jobId} = alert;
		monitor.dispatch({type: 'commandFailed', cluster, ...known({tenant, jobId}), failure});
		if (!isScreenShown) {
			write(style.words.report.execFailed(describe(failure, style), formatAlert(alert, style.words)));
		}
	};

	const queue = createExecQueue<Task>({
		start: ({variables}) => runCommand(command, {env: {...inherited, ...variables}, clock: systemClock, signalGroup}),
		onFailure: fail,
		onLeftOut(newest, count) {
			fail(newest, {type: 'leftOut', count});
		},
	});
	io.onCrash(queue.abandon);
	const stop = onAlerts(monitor, (alerts, state) => {
		for (const alert of alerts) {
			queue.add({alert, variables: alertVariables(alert, state, style.words)});
		}
	});
	return {
		async end(hurry) {
			stop();
			isScreenShown = false;
			if (queue.pending() > 0 && io.stderr.isTTY) {
				write(style.words.report.execAwaited(queue.pending()));
			}

			await waitAtMost(queue.idle(), longestEndMs, hurry);
			queue.abandon();
		},
	};
}

function describe(failure: CommandFailure, {words}: Style): string {
	const {lead, rest} = words.describeChange({type: 'execFailed', failure});
	return `${lead}${rest}`;
}
