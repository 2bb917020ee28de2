import {formatZonelessTime, toNanoseconds} from '../world/view-time.js';
import type {World} from '../world/world.js';
import {tableOf, type SqlTable} from './sql-table.js';

/** DBA_OB_TENANTS, with the columns of OceanBase up to the tenant's role. Every tenant but sys has a META tenant. */
export function tenantView(
	world: World,
	{t, offsetMinutes}: {readonly t: number; readonly offsetMinutes: number},
): SqlTable {
	const rows = world.tenantsAt(t).flatMap((tenant) => {
		const row = {...tenant, type: tenant.id === 1 ? 'SYS' : 'USER', role: roleOf(tenant.status)};
		const meta = {...row, id: tenant.id - 1, name: `META$${tenant.id}`, type: 'META', role: 'PRIMARY'};
		return tenant.id === 1 ? [row] : [meta, row];
	});
	const timeOf = (ms: number) => formatZonelessTime(toNanoseconds(ms), offsetMinutes);
	return tableOf(
		[
			{name: 'TENANT_ID', type: 'integer', valueOf: ({id}) => id},
			{name: 'TENANT_NAME', type: 'varchar', valueOf: ({name}) => name},
			{name: 'TENANT_TYPE', type: 'varchar', valueOf: ({type}) => type},
			{name: 'CREATE_TIME', type: 'timestamp', valueOf: ({createdAt}) => timeOf(createdAt)},
			{name: 'MODIFY_TIME', type: 'timestamp', valueOf: ({createdAt}) => timeOf(createdAt)},
			{name: 'PRIMARY_ZONE', type: 'varchar', valueOf: () => 'RANDOM'},
			{name: 'LOCALITY', type: 'varchar', valueOf: () => 'FULL{1}@zone1'},
			{name: 'PREVIOUS_LOCALITY', type: 'varchar', valueOf: () => null},
			{name: 'COMPATIBILITY_MODE', type: 'varchar', valueOf: () => 'MYSQL'},
			{name: 'STATUS', type: 'varchar', valueOf: ({status}) => status},
			{name: 'IN_RECYCLEBIN', type: 'varchar', valueOf: () => 'NO'},
			{name: 'LOCKED', type: 'varchar', valueOf: () => 'NO'},
			{name: 'TENANT_ROLE', type: 'varchar', valueOf: ({role}) => role},
		],
		rows,
	);
}

/** A restored tenant is a standby until it is activated, which nobody does here. */
function roleOf(status: 'NORMAL' | 'RESTORE'): string {
	return status === 'RESTORE' ? 'RESTORE' : 'PRIMARY';
}
