/**
 * Whether a tenant is the auxiliary one of a table restore: OceanBase restores single tables by way of a tenant of this
 * name, which holds only a part of the data, and drops it afterwards.
 */
export function isTableHelper(tenant: string): boolean {
	return tenant.startsWith('AUX_RECOVER$');
}
