/** One tenant of /tenants/overview; the last three keys came with 4.3.0 and 4.4.1. */
export type TenantRow = {
	readonly tenant_id: number;
	readonly tenant_name: string;
	readonly mode: string;
	readonly status: string;
	readonly locked: string;
	readonly primary_zone: string;
	readonly locality: string;
	readonly in_recyclebin: string;
	readonly created_time: string;
	readonly read_only: boolean;
	readonly comment: string;
	readonly connection_strings: ReadonlyArray<Readonly<Record<string, string | number>>>;
};

/** The row of a tenant; `createdTime` as the agent formats it. */
export function tenantRow(tenant: {
	readonly id: number;
	readonly name: string;
	readonly status: 'NORMAL' | 'RESTORE';
	readonly createdTime: string;
	readonly serverIp: string;
}): TenantRow {
	return {
		tenant_id: tenant.id,
		tenant_name: tenant.name,
		mode: 'MYSQL',
		status: tenant.status,
		locked: 'NO',
		primary_zone: 'RANDOM',
		locality: 'FULL{1}@zone1',
		in_recyclebin: 'NO',
		created_time: tenant.createdTime,
		read_only: false,
		comment: '',
		connection_strings: [
			{
				type: 'DIRECT',
				obproxy_address: '',
				obproxy_port: 0,
				connection_string: `obclient -h${tenant.serverIp} -P2881 -uroot@${tenant.name} -p`,
			},
		],
	};
}
