import type {Config, ConfigCluster} from '../command-line/config/config.js';
import type {Secret} from '../command-line/secret.js';
import type {CheckWords} from '../locale/config-words.js';
import {makeVisible} from '../text/visible-text.js';

/** What restop would do with a config file: a line about the file, and one about each cluster. */
export function describeConfig({file, clusters}: Config, words: CheckWords): readonly string[] {
	const title = words.good(makeVisible(file), clusters.length);
	return clusters.length === 0
		? [title, words.noClusters]
		: [title, ...clusters.map((cluster) => describeCluster(cluster, words))];
}

/** One cluster in a line, without a password. */
export function describeCluster(cluster: ConfigCluster, words: CheckWords): string {
	const {name, agents, learnsAgents} = cluster;
	const addresses = words.agents(agents.map(({origin, label}) => (isTls(origin) ? origin : label)).join(', '));
	return `${name}: ${[
		learnsAgents ? `${addresses} ${words.learnsAgents}` : addresses,
		describePassword(cluster, words),
		...describeSql(cluster, words),
		describeTenants(cluster, words),
	].join('; ')}`;
}

function isTls(origin: string): boolean {
	return origin.startsWith('https:');
}

function describePassword({agentPassword, password}: ConfigCluster, {passwords, ...words}: CheckWords): string {
	if (agentPassword !== undefined) {
		return passwords.agent(describeSource(agentPassword, words));
	}

	return password === undefined ? passwords.prompt : passwords.root(describeSource(password, words));
}

function describeSource({kind, value}: Secret, {sources}: Pick<CheckWords, 'sources'>): string {
	return makeVisible(sources[kind](value));
}

function describeSql({sql, sqlPassword}: ConfigCluster, words: CheckWords): readonly string[] {
	if (sql === undefined) {
		return [words.noSql];
	}

	const {host, port, user} = sql === 'fromAgent' ? {host: '', port: 0, user: ''} : sql;
	const place =
		sql === 'fromAgent'
			? words.sqlFromAgent
			: words.sqlAt(host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, user);
	const source = sqlPassword && words.passwords.sql(describeSource(sqlPassword, words));
	return source === undefined ? [place] : [place, source];
}

function describeTenants({tenants: {names, globs}}: ConfigCluster, words: CheckWords): string {
	return globs.includes('*') ? words.everyRestore : words.tenants(makeVisible([...names, ...globs].join(', ')));
}
