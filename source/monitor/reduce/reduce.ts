import type {Fact} from '../fact.js';
import type {Notice} from '../../domain/notice.js';
import {updateCluster, type State} from '../state.js';
import {beginTrouble, changeAgent, endTrouble} from './agent-trouble.js';
import {arrangeList} from './arrange-list.js';
import {leaveDetail, readOverview} from './detail.js';
import {discoverRestores} from './discover.js';
import {addEvents} from './event-log.js';
import {markCancelled, readProgress, readRestore, readStatusHistory, refuseRestore} from './readings.js';
import {logCommandFailure} from './command-failure.js';
import {beginRound, endRound} from './rounds.js';
import {beginSqlTrouble} from './sql-trouble.js';
import {endWaits} from './update-restores.js';
import {runCommand} from './run-command.js';
import {keepSorted} from './sort-list.js';
import {readVersion} from './version.js';
import {addCluster, listRestores, removeCluster} from './watched-clusters.js';

/** The state after a fact: pure, and the only way from one state to the next. */
export function reduce(state: State, fact: Fact): State {
	const now = {at: fact.at, monotonicMs: fact.monotonicMs};
	const next = endWaits(apply({...state, now}, fact));
	const arranged = arrangeList(next, state);
	return keepSorted(leaveDetail(arranged, state), state);
}

function apply(state: State, fact: Fact): State {
	switch (fact.type) {
		case 'monitorBegan': {
			return beginMonitor(state, fact);
		}

		case 'clusterAdded': {
			return addCluster(state, fact);
		}

		case 'clusterRemoved': {
			return removeCluster(state, fact.cluster);
		}

		case 'restoresListed': {
			return listRestores(state, fact);
		}

		case 'restoreRead': {
			return readRestore(state, fact);
		}

		case 'restoreRefused': {
			return refuseRestore(state, fact);
		}

		case 'agentFailed': {
			return beginTrouble(state, fact.cluster, fact.problem);
		}

		case 'agentAnswered': {
			return endTrouble(state, fact.cluster);
		}

		case 'agentChanged': {
			return changeAgent(state, fact.cluster, fact.agent);
		}

		case 'agentUnused': {
			const {cluster, agent, why} = fact;
			return addEvents(state, [{cluster, change: {type: 'agentUnused', agent, why}}]);
		}

		case 'restoresDiscovered': {
			return discoverRestores(state, fact);
		}

		case 'restoreCancelled': {
			return markCancelled(state, fact.key);
		}

		case 'restoreTasksRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, restoreTasks: fact.tasks}));
		}

		case 'overviewRead': {
			return readOverview(state, fact);
		}

		case 'tenantsRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, tenants: fact.tenants}));
		}

		case 'versionRead': {
			return readVersion(state, fact.cluster, fact.agentVersion);
		}

		case 'nameRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, name: fact.name}));
		}

		case 'endedRestoresRead': {
			return updateCluster(state, fact.cluster, (cluster) => ({...cluster, endedRestores: fact.restores}));
		}

		case 'progressRead': {
			return readProgress(state, fact);
		}

		case 'statusHistoryRead': {
			return readStatusHistory(state, fact.cluster, fact.changes);
		}

		case 'sqlFailed': {
			return beginSqlTrouble(state, fact.cluster, fact.problem);
		}

		case 'roundEnded': {
			return endRound(state, fact.cluster, fact);
		}

		case 'roundBegan': {
			return beginRound(state, fact.cluster);
		}

		case 'commandFailed': {
			return logCommandFailure(state, fact);
		}

		case 'resized': {
			return {...state, size: {columns: fact.columns, rows: fact.rows}};
		}

		case 'ticked': {
			return state;
		}

		case 'noteCopied': {
			const {how, isShortened} = fact;
			return showNotice(state, {type: 'noteCopied', how, isShortened});
		}

		case 'noteSaved': {
			return showNotice(state, {type: 'noteSaved', path: fact.path});
		}

		case 'noteFailed': {
			const {action, reason} = fact;
			return showNotice(state, {type: 'noteFailed', action, reason});
		}

		case 'noticeEnded': {
			return showNotice(state, undefined);
		}

		case 'commanded': {
			return runCommand(showNotice(state, undefined), fact.command);
		}
	}
}

/** Whoever starts the program is there. */
function beginMonitor(state: State, {intervalMs, speed = 1}: Extract<Fact, {type: 'monitorBegan'}>): State {
	const {now, attention} = state;
	return {
		...state,
		startedAt: now,
		intervalMs,
		speed,
		attention: {...attention, lastMs: now.monotonicMs},
	};
}

/** The next key ends a notice too: its reader has gone on. */
function showNotice(state: State, notice: Notice | undefined): State {
	return state.view.notice === notice ? state : {...state, view: {...state.view, notice}};
}
