import {isAuxiliaryTenant} from '../domain/auxiliary-tenant.js';
import {word} from '../text/wire-value.js';
import {rowsWith} from './view-columns.js';
import type {SqlAnswer} from './sql-connection.js';

const columns = ['TENANT_NAME'];

/** Neither sys nor META$ tenants. */
export const tenantNamesQuery = `SELECT ${columns.join(', ')} FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_TYPE = 'USER' ORDER BY TENANT_NAME LIMIT 10000`;

/** The names of tenants in DBA_OB_TENANTS but for those that OceanBase creates to restore single tables. */
export function decodeTenantNames(answer: SqlAnswer): readonly string[] {
	const names = rowsWith(columns, answer).map((row) => word(row['TENANT_NAME']));
	return [...new Set(names)].filter((name) => name !== '' && !isAuxiliaryTenant(name));
}
