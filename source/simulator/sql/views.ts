import type {World} from '../world/world.js';
import {eventView} from './event-view.js';
import {historyView} from './history-view.js';
import {parameterView} from './parameter-view.js';
import {progressView} from './progress-view.js';
import type {SqlFault} from './sql-fault.js';
import type {SqlTable} from './sql-table.js';
import {tableJobView} from './table-job-view.js';
import {tenantView} from './tenant-view.js';
import type {ViewVersion} from './view-version.js';

type ViewContext = {
	readonly world: World;
	/** World time, ms since 1970. */
	readonly t: number;
	readonly version: ViewVersion;
	/** The session's time zone. */
	readonly offsetMinutes: number;
	readonly fault: SqlFault | undefined;
};

type View = SqlTable | 'missing' | 'denied';

/** By their names in lower case. */
const views: ReadonlyMap<string, (context: ViewContext) => View> = new Map<string, (context: ViewContext) => View>([
	[
		'oceanbase.cdb_ob_restore_progress',
		(context) => (context.fault?.type === 'noView' ? 'missing' : progressView(context.world.story, context)),
	],
	['oceanbase.cdb_ob_restore_history', (context) => historyOf(context)],
	['oceanbase.cdb_ob_recover_table_jobs', (context) => tableJobsOf(context, false)],
	['oceanbase.cdb_ob_recover_table_job_history', (context) => tableJobsOf(context, true)],
	['oceanbase.dba_ob_tenants', (context) => tenantView(context.world, context)],
	['oceanbase.gv$ob_parameters', ({world}) => parameterView(world.story)],
	['oceanbase.dba_ob_rootservice_event_history', (context) => eventView(context.world.story, context)],
]);

/** A view by its name with its database, in lower case, at a moment. */
export function findView(name: string, context: ViewContext): View {
	return views.get(name)?.(context) ?? 'missing';
}

function historyOf(context: ViewContext): View {
	const {fault, world} = context;
	return fault?.type === 'historyDenied'
		? 'denied'
		: historyView(world.story, context, fault?.type === 'historyLacks' ? fault.column : undefined);
}

/** Single tables can be restored since 4.2.1. */
function tableJobsOf({world, t, offsetMinutes, version}: ViewContext, isHistory: boolean): View {
	return version === '4.1' ? 'missing' : tableJobView(world.story, {t, offsetMinutes, isHistory});
}
