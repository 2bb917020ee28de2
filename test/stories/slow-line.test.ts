import assert from 'node:assert/strict';
import test from 'node:test';
import {createMonitor} from '../../source/run/monitor.js';
import {createTheme} from '../../source/ui/theme.js';
import {address, reading, restoreRead} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {moving} from '../helpers/mixed-states.js';
import {openScreen} from '../helpers/screen.js';

/** A slow line in bytes a second, a typist in keys a second, and how far the screen may be behind, in seconds. */
const [line, keysPerSecond, mostBehind] = [2000, 5, 1] as const;

const failed = reading({status: 'FAIL', finishedAt: 1, comment: 'OB_ENTRY_NOT_EXIST(-4018)'});
const kinds = ['orders', 'shop', 'audit', 'ledger'] as const;

/** Sixty restores of four kinds, a tenth of which have failed. */
async function open() {
	const monitor = createMonitor({clock: createManualClock(), intervalMs: 2000});
	const tenants = Array.from({length: 60}, (_, index) => `prod_${kinds[index % kinds.length] ?? ''}_${index + 1}`);
	monitor.dispatch({type: 'clusterAdded', cluster: address, agent: address, isInsecure: false, hasSql: false});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants});
	for (const [index, tenant] of tenants.entries()) {
		monitor.dispatch(restoreRead(index % 10 === 0 ? failed : moving, tenant));
	}

	return openScreen(monitor, {columns: 80, rows: 24, theme: createTheme(3)});
}

const filters = ['/shop', '/shop :fail', '/:failed', '/prod_audit_3', '/!shop !audit', '/nothing at all'] as const;

for (const filter of filters) {
	test(`typed over a slow line, ${filter} is on the screen within a second`, async () => {
		const screen = await open();
		const before = screen.bytesWritten();
		for (const [index, key] of [...filter].entries()) {
			screen.type(key);
			// eslint-disable-next-line no-await-in-loop -- one key after the other
			await screen.settle();
			const sentAfter = (screen.bytesWritten() - before) / line;
			const typedAt = index / keysPerSecond;
			assert.ok(
				sentAfter <= typedAt + mostBehind,
				`${key}, key ${index + 1}: ${sentAfter} s of output at ${typedAt} s`,
			);
		}

		assert.ok(screen.lines().at(-1)?.startsWith(` ${filter}_`));
		await screen.close();
	});
}
