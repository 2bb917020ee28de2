import path from 'node:path';
import type {AgentAddress} from '../../domain/cluster.js';
import type {UsageWords} from '../../locale/words.js';
import type {Secret} from '../secret.js';
import type {TlsFiles} from '../tls-options.js';
import {UsageError} from '../usage-error.js';
import {checkMap} from './check-map.js';
import {createUnexpectedError, formatPlace} from './config-error.js';
import type {ConfigCluster} from './config.js';
import {clusterSchema} from './schema.js';
import type {YamlText} from './yaml-text.js';

/** A config file, and what its texts depend on. */
export type FileContext = {
	/** The file's name for messages. */
	readonly file: string;
	/** The folder that relative paths in the file start from. */
	readonly folder: string;
	/** The folder that `~/` stands for; '' if it is not known. */
	readonly home: string;
	readonly words: UsageWords;
	readonly yaml: YamlText;
};

/** Reads one cluster of the file. Throws a UsageError. */
export function readCluster(name: string, context: FileContext): ConfigCluster {
	const place = ['clusters', name];
	const {agents, tls, sql, tenants, learnAgents, ...secrets} = checkMap(place, clusterSchema, context);
	const [first, ...others] = agents.filter(
		({origin}, index) => agents.findIndex((agent) => agent.origin === origin) === index,
	);
	if (first === undefined) {
		throw createUnexpectedError([...place, 'agents'], {wanted: 'address', got: undefined}, context);
	}

	const placeOf = (...keys: readonly string[]) => formatPlace([...place, ...keys], context);
	if (tls !== undefined) {
		checkTls(tls, {agents, place, placeOf}, context);
	}

	const secretOf = (key: keyof typeof secrets): Secret | undefined => {
		const secret = secrets[key];
		return secret && {...secret, value: locate(secret.kind, secret.value, context), option: placeOf(key)};
	};

	return {
		name,
		agents: [first, ...others],
		password: secretOf('password'),
		agentPassword: secretOf('agentPassword'),
		sqlPassword: secretOf('sqlPassword'),
		tls: locateTls(tls, context),
		sql: sql === 'none' ? undefined : (sql ?? 'fromAgent'),
		tenants: selectTenants(tenants),
		learnsAgents: learnAgents?.isTrue ?? false,
		placeOf,
	};
}

type TlsContext = Pick<ConfigCluster, 'placeOf'> & {
	readonly agents: readonly AgentAddress[];
	readonly place: readonly string[];
};

/** A user who gives a CA expects TLS, and must not get plain HTTP. */
function checkTls({cert, key}: Tls, {agents, place, placeOf}: TlsContext, context: FileContext): void {
	const plain = agents.find(({origin}) => !origin.startsWith('https:'));
	if (plain !== undefined) {
		throw createUnexpectedError([...place, 'tls'], {wanted: 'httpsAgents', got: plain.label}, context);
	}

	if ((cert === undefined) === (key === undefined)) {
		return;
	}

	const [given, missing] = cert === undefined ? ['key', 'cert'] : ['cert', 'key'];
	throw new UsageError(context.words.needs(placeOf('tls', given), missing));
}

function selectTenants(tenants: readonly string[] = ['*']): ConfigCluster['tenants'] {
	const each = [...new Set(tenants)];
	const isGlob = (name: string) => /[*?]/v.test(name);
	return {names: each.filter((name) => !isGlob(name)), globs: each.filter((name) => isGlob(name))};
}

type Tls = Exclude<ReturnType<(typeof clusterSchema)['parse']>['tls'], undefined>;

function locateTls(tls: Tls | undefined, context: FileContext): TlsFiles {
	const fileOf = (file: string | undefined) => (file === undefined ? undefined : locate('file', file, context));
	return {
		caFile: fileOf(tls?.ca),
		certFile: fileOf(tls?.cert),
		keyFile: fileOf(tls?.key),
		isInsecure: tls?.insecure?.isTrue ?? false,
	};
}

/** A path that does not depend on the working directory. */
function locate(kind: Secret['kind'], value: string, {folder, home}: FileContext): string {
	if (kind !== 'file') {
		return value;
	}

	return home !== '' && value.startsWith('~/') ? path.join(home, value.slice(2)) : path.resolve(folder, value);
}
