import type {Fault} from '../world/fault.js';
import {refuseWith, succeed, type Answer} from './answer.js';
import {isLegacy} from './generation.js';
import {refuse, type RefusalName} from './refuse.js';
import type {Context, Route} from './route.js';
import type {WireValue} from './wire-json.js';

/** The answer of a cluster route that does not come to its query; undefined: the route answers. */
export function answerFault(route: Route, context: Context, fault: Fault | undefined): Answer | undefined {
	return (
		refuseOutsideCluster(route, context) ?? refuseQuery(route, context, fault) ?? emptySuccess(route, context, fault)
	);
}

function refuseOutsideCluster({cluster}: Route, context: Context): Answer | undefined {
	const {address, generation, identity} = context;
	if (cluster === undefined || identity === 'CLUSTER AGENT') {
		return undefined;
	}

	const found = isLegacy(generation) ? identity : `'${address.ip}:${address.port}' is '${identity}'`;
	return context.refuse('notInCluster', found);
}

function refuseQuery({cluster}: Route, context: Context, fault: Fault | undefined): Answer | undefined {
	const {deadDatabase, generation, parts, stamp} = context;
	// The tenant name sys is refused before the database is asked.
	if (cluster === undefined || parts[0] === 'sys' || parts[0] === '') {
		return undefined;
	}

	if (deadDatabase !== undefined) {
		return refuseWith({...refuse(deadDatabaseRefusals[deadDatabase], generation), data: cluster.whenDown}, stamp);
	}

	const name = fault === undefined ? undefined : queryRefusals.get(fault.type);
	return name === undefined ? undefined : refuseWith({...refuse(name, generation), data: cluster.whenFailing}, stamp);
}

/** A success without data, as from a handler that forgot to fill it. */
function emptySuccess({cluster}: Route, {stamp}: Context, fault: Fault | undefined): Answer | undefined {
	const empty = fault === undefined || cluster === undefined ? undefined : emptyData.get(fault.type);
	return empty && succeed(empty.data, stamp);
}

const emptyData: ReadonlyMap<Fault['type'], {readonly data: WireValue}> = new Map([
	['nullData', {data: null}],
	['nullContents', {data: {contents: null}}],
]);

const deadDatabaseRefusals = {
	unusable: 'databaseDown',
	gone: 'observerGone',
	neverHeld: 'databaseNotHeld',
} as const;

const queryRefusals: ReadonlyMap<Fault['type'], RefusalName> = new Map([
	['mysqlError', 'databaseError'],
	['scanError', 'scanError'],
	['noRow', 'neverRestored'],
] as const);
