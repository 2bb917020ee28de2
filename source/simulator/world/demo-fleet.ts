import {createDemoRestore, crmDr, ledgerDrill} from './demo-restores.js';
import {createDemoStory} from './demo-story.js';
import {storyOf} from './scenario-library.js';
import type {Story} from './scenario.js';

const minute = 60_000;
const hour = 60 * minute;
const roundMs = 240 * minute;

/** A cluster of the demo: its name, which is OceanBase's own name of it too, and what happens in it. */
export type DemoCluster = {readonly name: string; readonly story: Story};

/** The two clusters of `restop demo` from `beganAt` on (ms since 1970): one with most of the restores, and a standby. */
export function createDemoFleet(beganAt: number): readonly DemoCluster[] {
	return [
		{name: 'prod', story: {...createDemoStory(beganAt), clusterName: 'prod'}},
		{name: 'dr', story: createStandbyStory(beganAt)},
	];
}

/**
 * The standby of the demo, where the same happens every four hours. At the demo's speed of 60 the viewer sees
 *
 *   0 s  crm_dr progressing       16 s  ledger_drill begins      60 s  crm_dr pauses for 4 s
 *  74 s  ledger_drill succeeds   130 s  crm_dr succeeds         190 s  crm_dr is restored again
 */
function createStandbyStory(beganAt: number): Story {
	const began = Math.floor(beganAt);
	const ids = {began, firstJobId: 17, firstTenantId: 1030};
	return storyOf(
		[
			{tenant: 'crm_dr', restores: [createDemoRestore(crmDr, {...ids, order: 0, minutes: -50})]},
			{tenant: 'ledger_drill', restores: [createDemoRestore(ledgerDrill, {...ids, order: 1, minutes: 16})]},
		],
		{
			clusterName: 'dr',
			clusterId: 2,
			createdAt: began - 120 * 24 * hour,
			servers: [
				{ip: '10.20.10.1', zone: 'zone1'},
				{ip: '10.20.10.2', zone: 'zone2'},
			],
			// Nothing was restored here before, so that the first ledger_drill is a new one.
			rounds: {everyMs: roundMs, firstRound: 0},
		},
	);
}
