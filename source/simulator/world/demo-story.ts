import {
	audit,
	billing,
	billingAgain,
	billingBefore,
	ordersDr,
	rt2,
	rt3,
	rt3Again,
	rt9,
	rt9Again,
	createDemoRestore,
	type DemoRestore,
} from './demo-restores.js';
import {storyOf} from './scenario-library.js';
import type {Scenario, Story} from './scenario.js';

const minute = 60_000;
const hour = 60 * minute;
const roundMs = 240 * minute;

/** In the order in which the demo lists them. */
export const demoTenants = ['rt2', 'orders_dr', 'audit', 'rt3', 'rt9', 'billing'] as const;

/**
 * The cluster of `restop demo` from `beganAt` on (ms since 1970). Some restores already run when it begins, and the whole
 * story repeats every four hours. At the demo's speed of 60 a minute of world time is a second, so that the viewer sees
 *
 *   0 s  rt2, orders_dr, rt3 and rt9 progressing, audit with unknown figures, no tenant billing
 *   8 s  billing is created             12 s  rt3 succeeds            22 s  rt9 fails
 *  26 s  orders_dr pauses for 6 s   35 s  agent refuses for 5 s      50 s  billing succeeds
 *  60 s  rt9 is restored again         66 s  rt2 succeeds            95 s  audit succeeds
 * 104 s  billing is restored again    110 s  rt9 succeeds           112 s  rt3 is restored again
 * 140 s  billing is cancelled         152 s  orders_dr succeeds     175 s  rt3 succeeds
 *
 * As with real agents, all figures come over SQL. A tenant is dropped 4 to 10 s before it is restored again, and never two
 * of them at once: most rows are always of a restore that runs or has ended.
 */
export function createDemoStory(beganAt: number): Story {
	const began = Math.floor(beganAt);
	return storyOf(demoScenarios(began), {
		clusterName: 'ob-test',
		createdAt: began - 300 * 24 * hour,
		servers: [
			{ip: '10.10.10.1', zone: 'zone1'},
			{ip: '10.10.10.2', zone: 'zone2'},
			{ip: '10.10.10.3', zone: 'zone3'},
		],
		outages: [{from: began + 35 * minute, to: began + 40 * minute, fault: {type: 'refuse'}}],
		rounds: {everyMs: roundMs, firstRound: -2},
	});
}

/**
 * `order` numbers the RESTORE statements by time, and all of them lie within the length of one round: thus job and tenant
 * ids grow with time across rounds, as OceanBase's do.
 */
function demoScenarios(began: number): readonly Scenario[] {
	const restoreAt = (order: number, minutes: number, changes: DemoRestore) =>
		createDemoRestore(changes, {began, minutes, order, firstJobId: 41, firstTenantId: 1054});

	return [
		{tenant: 'rt2', restores: [restoreAt(2, -72, rt2)]},
		{tenant: 'orders_dr', restores: [restoreAt(3, -38, ordersDr)]},
		{tenant: 'audit', restores: [restoreAt(0, -123, audit)]},
		{tenant: 'rt3', restores: [restoreAt(5, -9, rt3), restoreAt(9, 112, rt3Again)]},
		{tenant: 'rt9', restores: [restoreAt(4, -19, rt9), restoreAt(7, 60, rt9Again)]},
		{
			tenant: 'billing',
			restores: [restoreAt(1, -90, billingBefore), restoreAt(6, 8, billing), restoreAt(8, 104, billingAgain)],
		},
	];
}

/** The demo's story relative to time 0, for `createWorld(demoStory, beganAt)`. */
export const demoStory: Story = createDemoStory(0);
