import type {RestoreRow} from '../world/restore-row.js';
import type {TenantRow} from '../world/tenant-row.js';
import {succeed, type Answer} from './answer.js';
import {isLegacy} from './generation.js';
import type {Context, Route} from './route.js';
import {parseTaskQuery} from './task-query.js';
import type {WireValue} from './wire-json.js';

/** Ob/agent/api/restore_route.go, and the list of tenants. */
export const restoreRoutes: readonly Route[] = [
	{
		methods: ['GET'],
		path: /^\/api\/v1\/tenant\/([^\/]*)\/restore\/overview$/v,
		cluster: {whenDown: 'omitted', whenFailing: 'null'},
		answer: (context) => answerOverview(context),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/restore\/tasks$/v,
		isNew: true,
		cluster: {whenDown: 'null', whenFailing: 'null'},
		answer: (context) => answerTasks(context),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/tenants\/overview$/v,
		cluster: {whenDown: 'nullContents', whenFailing: 'nullContents'},
		answer: (context) => answerTenants(context),
	},
];

function answerOverview({generation, parts, refuse, stamp, world, worldNow}: Context): Answer {
	const [tenant = ''] = parts;
	if (tenant === '') {
		return refuse('emptyName');
	}

	const found = world.overviewAt(tenant, worldNow);
	switch (found) {
		case 'absent': {
			return refuse('tenantAbsent', tenant);
		}

		case 'never': {
			return refuse('neverRestored');
		}

		case 'system': {
			return refuse('systemTenant');
		}

		default: {
			return succeed(isLegacy(generation) ? withoutUris(found.row) : found.row, stamp);
		}
	}
}

/** The two keys came with 4.3.2.0. */
function withoutUris(row: RestoreRow): WireValue {
	return {...row, backup_data_uri: undefined, backup_log_uri: undefined};
}

/** The pages are cosmetic: every row comes, and only `page` is computed. */
function answerTasks({query, refuse, stamp, world, worldNow}: Context): Answer {
	const wanted = parseTaskQuery(query);
	if ('fault' in wanted) {
		return refuse('badParameter', wanted.fault);
	}

	const {statuses, from, to, page, size} = wanted;
	const contents = world
		.restoreTasksAt(worldNow)
		.filter(({row, startedAt}) => startedAt >= from && startedAt <= to && (statuses?.includes(row.status) ?? true))
		.map(({row}) => row);
	const total = contents.length;
	return succeed(
		{contents, page: {total_elements: total, total_pages: Math.ceil(total / size), size, number: page}},
		stamp,
	);
}

function answerTenants({generation, query, refuse, stamp, world, worldNow}: Context): Answer {
	const mode = isLegacy(generation) ? '' : (query.get('mode') ?? '');
	if (!['', 'MYSQL', 'ORACLE'].includes(mode)) {
		return refuse('unknownMode', mode);
	}

	const rows = world.tenantsAt(worldNow).filter((row) => mode === '' || row.mode === mode);
	return succeed({contents: isLegacy(generation) ? rows.map((row) => firstKeys(row)) : rows}, stamp);
}

function firstKeys(row: TenantRow): WireValue {
	return {...row, read_only: undefined, comment: undefined, connection_strings: undefined};
}
