import type {AgentAddress, ClusterTarget, TenantSelection} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {parseAddress} from './address.js';
import type {ConfigCluster} from './config/config.js';
import type {Options} from './options.js';
import {createTenantError, type TenantWord} from './targets.js';
import {checkTls} from './tls-options.js';
import {UsageError} from './usage-error.js';

/** A cluster that is watched, before its passwords and certificates are read. */
export type ClusterChoice = Pick<ClusterTarget, 'id' | 'agents' | 'selection'> & {
	/** What the config file says about it; absent for one of the command line. */
	readonly entry?: ConfigCluster;
};

type ChooseOptions = Pick<Options, 'agents' | 'tenants' | 'sinceMs' | 'tls' | 'sql'>;

const defaultAgent: AgentAddress = {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'};

/**
 * The clusters to watch, with the tenants of each. The config file's clusters are left out where `--agent`, `--socket` or a
 * host is given; otherwise a tenant without a place is looked for in all of them. Without both it is the agent on this
 * host. Throws a UsageError for tenants that do not go together.
 */
export function chooseClusters(
	options: ChooseOptions,
	configured: readonly ConfigCluster[],
	words: UsageWords,
): readonly ClusterChoice[] {
	const [first, ...others] = options.agents;
	const choices =
		first === undefined
			? chooseByPlace(options, configured, words)
			: [chooseOfAgents([first, ...others], options, words)];
	for (const {agents} of choices) {
		checkTls(options.tls, agents, words);
	}

	if (options.sql !== undefined && choices.length > 1) {
		throw new UsageError(words.oneClusterOnly('--sql', String(choices.length)));
	}

	return choices;
}

function chooseOfAgents(
	agents: ClusterTarget['agents'],
	{tenants, sinceMs}: ChooseOptions,
	words: UsageWords,
): ClusterChoice {
	for (const {place, text} of tenants) {
		const host = place === undefined ? undefined : parseAddress(place);
		if (place !== undefined && host === undefined) {
			throw createTenantError(text, words.tenant, words);
		}

		if (host !== undefined && agents.every(({origin}) => origin !== host.origin)) {
			const isSocket = agents[0].socketPath !== undefined;
			throw createTenantError(textOf(tenants), isSocket ? words.nameWithoutHost : words.oneCluster, words);
		}
	}

	return {id: agents[0].label, agents, selection: select(tenants, sinceMs)};
}

/** A tenant and where it is looked for; in every cluster if there is no place. */
type Placed = TenantWord & {readonly entry?: ConfigCluster; readonly host?: AgentAddress};

function chooseByPlace(
	{tenants, sinceMs}: ChooseOptions,
	configured: readonly ConfigCluster[],
	words: UsageWords,
): readonly ClusterChoice[] {
	const placed = tenants.map((tenant) => findPlace(tenant, configured, words));
	const isEverywhere = placed.length === 0 || placed.some(({place}) => place === undefined);
	if (!isEverywhere) {
		return chooseNamed(placed, sinceMs, words);
	}

	// Whose tenant it is would not be clear: the file's clusters are not watched beside a host.
	if (placed.some(({host}) => host !== undefined)) {
		throw createTenantError(textOf(tenants), words.everyPlace, words);
	}

	if (configured.length === 0) {
		return [{id: defaultAgent.label, agents: [defaultAgent], selection: select(tenants, sinceMs)}];
	}

	return configured.map((entry) => {
		const own = placed.filter(({place, entry: named}) => place === undefined || named === entry);
		const selection = tenants.length === 0 ? {...entry.tenants, sinceMs} : select(own, sinceMs);
		const anywhere = anyClusterOf(own, configured.length);
		return choiceOf(entry, anywhere.length === 0 ? selection : {...selection, anyCluster: anywhere});
	});
}

/** Names that are looked for in several clusters; one that stands with this cluster as well is expected here. */
function anyClusterOf(own: readonly Placed[], clusters: number): readonly string[] {
	const names = own.filter(({isGlob}) => !isGlob);
	const expected = new Set(names.filter(({place}) => place !== undefined).map(({tenant}) => tenant));
	return clusters === 1 ? [] : unique(names.map(({tenant}) => tenant)).filter((tenant) => !expected.has(tenant));
}

/** The clusters that tenants name, in the order of the command line; each host is a cluster. */
function chooseNamed(placed: readonly Placed[], sinceMs: number, words: UsageWords): readonly ClusterChoice[] {
	const groups = Map.groupBy(placed, ({entry, host}) => entry ?? host?.label ?? '');
	return [...groups].flatMap(([, tenants]) => {
		const [{entry, host}] = tenants as [Placed, ...Placed[]];
		const selection = select(tenants, sinceMs);
		if (entry !== undefined) {
			return choiceOf(entry, selection);
		}

		if (tenants.some((tenant) => tenant.host?.origin !== host?.origin)) {
			throw createTenantError(textOf(tenants), words.oneScheme, words);
		}

		return host === undefined ? [] : {id: host.label, agents: [host] as const, selection};
	});
}

/** A cluster's name goes before a host's of the same spelling. */
function findPlace(tenant: TenantWord, configured: readonly ConfigCluster[], words: UsageWords): Placed {
	const {place, text} = tenant;
	if (place === undefined) {
		return tenant;
	}

	const entry = configured.find(({name}) => name === place);
	if (entry !== undefined) {
		return {...tenant, entry};
	}

	const host = parseAddress(place);
	if (host === undefined) {
		throw createTenantError(text, words.tenant, words);
	}

	return {...tenant, host};
}

function choiceOf(entry: ConfigCluster, selection: TenantSelection): ClusterChoice {
	return {id: entry.name, agents: entry.agents, selection, entry};
}

/** Each tenant once; without tenants every one. */
function select(tenants: readonly TenantWord[], sinceMs: number): TenantSelection {
	const names = unique(tenants.filter(({isGlob}) => !isGlob).map(({tenant}) => tenant));
	const globs = unique(tenants.filter(({isGlob}) => isGlob).map(({tenant}) => tenant));
	return {names, globs: tenants.length === 0 ? ['*'] : globs, sinceMs};
}

function unique(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)];
}

function textOf(tenants: readonly TenantWord[]): string {
	return tenants.map(({text}) => text).join(' ');
}
