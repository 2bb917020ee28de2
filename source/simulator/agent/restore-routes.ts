import type {RestoreRow} from './restore-row.js';
import type {TenantRow} from './tenant-row.js';
import {succeed, type Answer} from './answer.js';
import {isLegacy} from './generation.js';
import type {Context, Route} from './route.js';
import {parseTaskQuery} from './task-query.js';
import type {WireValue} from './wire-json.js';

/** The routes of ob/agent/api/restore_route.go, and the list of tenants. */
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

function answerOverview({generation, parts, refuse, stamp, views, worldNow}: Context): Answer {
	const [tenant = ''] = parts;
	if (tenant === '') {
		return refuse('emptyName');
	}

	const found = views.overviewAt(tenant, worldNow);
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

/** Agents have sent the two URIs since 4.3.2.0. */
function withoutUris(row: RestoreRow): WireValue {
	return {...row, backup_data_uri: undefined, backup_log_uri: undefined};
}

/** Paging is cosmetic: the agent sends every row and computes `page` only. */
function answerTasks({query, refuse, stamp, views, worldNow}: Context): Answer {
	const parsed = parseTaskQuery(query);
	if ('fault' in parsed) {
		return refuse('badParameter', parsed.fault);
	}

	const {statuses, from, to, page, size} = parsed;
	const contents = views
		.restoreTasksAt(worldNow)
		.filter(({status, startedAt}) => startedAt >= from && startedAt <= to && (statuses?.includes(status) ?? true))
		.map(({row}) => row);
	const total = contents.length;
	return succeed(
		{contents, page: {total_elements: total, total_pages: Math.ceil(total / size), size, number: page}},
		stamp,
	);
}

/** Older agents ignore `mode` and send fewer keys. */
function answerTenants({generation, query, refuse, stamp, views, worldNow}: Context): Answer {
	const mode = isLegacy(generation) ? '' : (query.get('mode') ?? '');
	if (!['', 'MYSQL', 'ORACLE'].includes(mode)) {
		return refuse('unknownMode', mode);
	}

	const rows = views.tenantsAt(worldNow).filter((row) => mode === '' || row.mode === mode);
	return succeed({contents: isLegacy(generation) ? rows.map((row) => firstKeys(row)) : rows}, stamp);
}

function firstKeys(row: TenantRow): WireValue {
	return {...row, read_only: undefined, comment: undefined, connection_strings: undefined};
}
