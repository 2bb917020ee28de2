import type {AgentAddress} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {maskSecrets} from '../text/mask-secrets.js';
import {parseAddress} from './address.js';
import {createValueError, UsageError} from './usage-error.js';

/** The agent to poll, and the tenants to watch. */
type Targets = {
	readonly agent: AgentAddress;
	/** Without repeats, in the order given. */
	readonly tenants: readonly string[];
};

type AgentOption = {
	/** The agent of `--agent` or `--socket`, or the default. */
	readonly agent: AgentAddress;
	/** Whether one of the two was given. */
	readonly isGiven: boolean;
};

/** Parses `NAME` and `NAME@HOST[:PORT]`, all of one cluster. Throws a UsageError. */
export function parseTargets(names: readonly string[], {agent, isGiven}: AgentOption, words: UsageWords): Targets {
	if (names.length === 0) {
		throw new UsageError(words.noTenant);
	}

	const targets = names.map((name) => parseTarget(name, words));
	const hosts = targets.flatMap(({host}) => (host === undefined ? [] : [host]));
	const chosen = isGiven ? agent : (hosts[0] ?? agent);
	const refuse = (wanted: string) =>
		createValueError({option: 'tenant', wanted, got: names.join(' '), kind: 'tenant'}, words);
	if (hosts.length > 0 && chosen.socketPath !== undefined) {
		throw refuse(words.nameWithoutHost);
	}

	// Without --agent, a name without a host beside a name with one may be of another cluster.
	const isUnclear = hosts.length > 0 && !isGiven && hosts.length < targets.length;
	if (isUnclear || hosts.some(({origin}) => origin !== chosen.origin)) {
		throw refuse(words.oneCluster);
	}

	return {agent: chosen, tenants: [...new Set(targets.map(({tenant}) => tenant))]};
}

type Target = {readonly tenant: string; readonly host?: AgentAddress};

/** Whether a password was put before the host, as in `root@sys:secret@HOST`, or into a parameter. */
function isCredential(name: string, host: AgentAddress | undefined): boolean {
	return host === undefined ? maskSecrets(name) !== name : /[\/:=]/v.test(name);
}

/** A tenant's name may contain an `@`: the last one separates the host. */
function parseTarget(word: string, words: UsageWords): Target {
	const at = word.lastIndexOf('@');
	const name = at === -1 ? word : word.slice(0, at);
	const host = at === -1 ? undefined : parseAddress(word.slice(at + 1));
	if (name === '' || (at !== -1 && host === undefined) || isCredential(name, host)) {
		throw createValueError({option: 'tenant', wanted: words.tenant, got: word, kind: 'tenant'}, words);
	}

	return host === undefined ? {tenant: name} : {tenant: name, host};
}
