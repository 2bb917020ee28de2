import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {address, createState, factAt, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';

const restores = [
	{
		jobId: 3,
		sourceCluster: 'obc',
		sourceTenant: 'shop',
		startedAt: startedAt - 100_000,
		finishedAt: startedAt - 40_000,
		outcome: 'succeeded',
	},
] as const;

/** A state of which every metric has a sample: one restore runs with all its figures, another one has ended. */
export function fullState(): State {
	const moving = Array.from({length: 13}, (_, index): Step =>
		readAt(
			index * 10,
			reading({
				status: 'RESTORING',
				startedAt,
				data: {
					percent: index,
					finishedBytes: index * 1000,
					totalBytes: 100_000,
					finishedTablets: index,
					totalTablets: 100,
				},
				log: {percent: index, recoverScn: BigInt(index) * 60_000_000_000n, restoreScn: 3_600_000_000_000n},
			}),
		),
	);
	const steps: readonly Step[] = [
		[0, {type: 'endedRestoresRead', cluster: address, restores}],
		...moving,
		readAt(120, reading({jobId: 2, status: 'SUCCESS', startedAt, finishedAt: startedAt + 60_000}), 'rt3'),
		[121, {type: 'progressRead', cluster: address, rows: [], tookMs: 1}],
	];
	let state = createState([{address, tenants: ['rt2', 'rt3'], hasSql: true}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
	}

	return state;
}
