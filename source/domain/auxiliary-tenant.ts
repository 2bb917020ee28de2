/** OceanBase restores single tables by way of a tenant of this name, which it creates and drops itself. */
const prefix = 'AUX_RECOVER$';

/** Whether a restored tenant only helps to restore single tables. */
export function isAuxiliaryTenant(name: string): boolean {
	return name.startsWith(prefix);
}
