import {isSameKey} from '../domain/cluster.js';
import type {StateWord} from '../domain/state-word.js';
import type {Words} from '../locale/words.js';
import type {Alert} from '../monitor/select/alerts.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import {selectRestores} from '../monitor/select/restores.js';
import {findCluster, type State} from '../monitor/state.js';
import {cutText} from '../text/cut-text.js';
import {makeVisible} from '../text/visible-text.js';
import {formatAlert} from './alert.js';
import {boundedJson} from './bounded-json.js';
import {clusterDocument, restoreDocument} from './json.js';

/** In bytes. Linux takes no variable of more than 128 KiB. */
const longestJson = 64 * 1024;
/** In characters: no name of OceanBase is nearly as long. */
const longestName = 1000;

/**
 * The variables that describe an event of note to a command, by the state after it: RESTOP_EVENT, RESTOP_ETA_SECONDS and so
 * on. What is unknown is ''. No value but the JSON holds text of a server that was not made visible, and none a NUL.
 */
export function alertVariables(alert: Alert, state: State, words: Words): Readonly<Record<string, string>> {
	const {type: event, cluster, tenant = ''} = alert;
	const restore = findRestore(alert, state);
	const document = restore && restoreDocument(restore, state.now.at, words);
	const watched = findCluster(state, cluster);
	const values = {
		event,
		tenant: nameOf(tenant),
		cluster: nameOf(cluster),
		state: restore === undefined ? '' : stateOf(restore.word),
		percent: figure(document?.data.percent),
		etaSeconds: figure(document?.eta?.seconds),
		message: formatAlert(alert, words),
		json: boundedJson(document ?? (watched === undefined ? {} : clusterDocument(watched, words)), longestJson),
	};
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [variableOf(name), value]));
}

/** `etaSeconds` is RESTOP_ETA_SECONDS. */
function variableOf(name: string): string {
	return `RESTOP_${name.replaceAll(/[A-Z]/gv, (letter) => `_${letter}`).toUpperCase()}`;
}

function findRestore({cluster, tenant, jobId}: Alert, state: State): RestoreView | undefined {
	if (tenant === undefined) {
		return undefined;
	}

	const key = {cluster, tenant, ...(jobId === undefined ? {} : {jobId})};
	return selectRestores(state).find((restore) => isSameKey(restore.key, key));
}

function nameOf(name: string): string {
	return cutText(makeVisible(name), longestName);
}

function figure(value: number | null | undefined): string {
	return value === null || value === undefined ? '' : String(value);
}

/** The state in a word that does not depend on the language, and holds no figure. */
function stateOf(word: StateWord): string {
	switch (word.type) {
		case 'phase': {
			return word.phase;
		}

		case 'failed':
		case 'ended':
		case 'dropped':
		case 'cancelled':
		case 'none':
		case 'stalled': {
			return word.type;
		}

		case 'tableRestore': {
			return 'restoring';
		}

		case 'noProgress': {
			return 'stalled';
		}

		case 'firstAnswer':
		case 'noAnswer':
		case 'rejected': {
			return 'unknown';
		}
	}
}
