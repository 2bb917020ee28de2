import {toNanoseconds} from '../world/view-time.js';
import {succeed} from './answer.js';
import {isLegacy} from './generation.js';
import type {Context, Route} from './route.js';
import type {WireValue} from './wire-json.js';

/** What the agent reports about itself: ob/agent/api/info_handler.go and secure_handler.go. */
export const infoRoutes: readonly Route[] = [
	{
		methods: ['GET'],
		path: /^\/api\/v1\/secret$/v,
		isOpen: true,
		answer: ({address, publicKey, stamp}) => succeed({...address, public_key: publicKey}, stamp),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/time$/v,
		isOpen: true,
		answer: ({stamp}) => succeed(stamp.timestamp, stamp),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/git-info$/v,
		isOpen: true,
		answer: ({stamp}) => succeed(gitInfo, stamp),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/info$/v,
		isOpen: true,
		hasQuery: true,
		answer: (context) => succeed(agentInfo(context), context.stamp),
	},
	{
		methods: ['GET', 'POST'],
		path: /^\/api\/v1\/status$/v,
		isOpen: true,
		hasQuery: true,
		answer: (context) => succeed(agentStatus(context), context.stamp),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/ob\/info$/v,
		hasQuery: true,
		answer: (context) => succeed(clusterInfo(context), context.stamp),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/ob\/agents$/v,
		answer: ({agents, stamp}) => succeed({contents: agents.map(({ip, port}) => ({ip, port}))}, stamp),
	},
];

const gitInfo = {
	branch: 'HEAD',
	commitId: '0000000000000000000000000000000000000000',
	shortCommitId: '0000000',
	commitTime: 'Thu Jan 1 00:00:00 1970 +0000',
};

const pid = 15_292;

function agentInfo(context: Context): WireValue {
	const {address, generation, hasAgentPassword, identity, startedAtMs, version} = context;
	const isOldest = generation === '4.2.4';
	return {
		pid,
		state: 2,
		startAt: toNanoseconds(startedAtMs),
		homePath: '/home/admin/oceanbase',
		obVersion: versionOfOceanBase(context),
		architecture: isLegacy(generation) ? undefined : 'x86_64',
		...address,
		zone: zoneOf(context, ownIndex(context)),
		identity,
		version,
		isObproxyAgent: isOldest ? undefined : false,
		security: isOldest ? undefined : hasAgentPassword,
		supportedAuth: isOldest ? undefined : ['v2'],
	};
}

/** Without a database the version comes from the observer binary, which prints the build as well. */
function versionOfOceanBase({deadDatabase, generation, identity, world}: Context): string {
	if (identity === 'SINGLE') {
		return '';
	}

	const isQueried = deadDatabase === undefined && !isLegacy(generation);
	return isQueried ? world.story.obVersion : `${world.story.obVersion}-101000092024120918`;
}

function agentStatus(context: Context): WireValue {
	const {address, deadDatabase, generation, identity, sqlPort, startedAtMs, version} = context;
	const hasDatabase = identity !== 'SINGLE' && deadDatabase !== 'gone';
	return {
		agent: {...address, identity},
		state: 2,
		version,
		pid,
		startAt: toNanoseconds(startedAtMs),
		port: address.port,
		obState: hasDatabase ? (deadDatabase === undefined ? 3 : 1) : 0,
		sqlPort: isLegacy(generation) || identity === 'SINGLE' ? undefined : sqlPort,
		underMaintenance: false,
	};
}

/** Without a database the agent sends only what it has cached, which is less than the documentation promises. */
function clusterInfo(context: Context): WireValue {
	const {agents, deadDatabase, generation, identity, version, world} = context;
	const isKnown = identity !== 'SINGLE' && deadDatabase === undefined;
	const {clusterId, clusterName, obVersion} = world.story;
	return {
		agent_info: agents.map(({ip, port}, index) => ({ip, port, zone: zoneOf(context, index), identity, version})),
		obcluster_info: {
			id: isKnown ? clusterId : 0,
			name: isKnown ? clusterName : '',
			version: isKnown ? obVersion : '',
			topology: isKnown ? topology(context) : null,
			is_shared_storage: isLegacy(generation) ? undefined : false,
		},
	};
}

function topology({agents, sqlPort, world}: Context): WireValue {
	const {servers, obVersion} = world.story;
	return Object.fromEntries(
		servers.map(({ip, zone}, index) => [
			zone,
			[
				{
					// The agents run on the hosts of the first servers.
					svr_ip: agents[index]?.ip ?? ip,
					svr_port: 2882,
					sql_port: sqlPort,
					agent_port: agents[index]?.port ?? 0,
					with_rootserver: index === 0 ? 'YES' : 'NO',
					status: 'ACTIVE',
					build_version: `${obVersion}_101000092024120918`,
				},
			],
		]),
	);
}

function ownIndex({address, agents}: Context): number {
	return Math.max(
		0,
		agents.findIndex(({ip, port}) => ip === address.ip && port === address.port),
	);
}

/** The zone of an agent by its number in the list of agents. */
function zoneOf({identity, world}: Context, index: number): string {
	return identity === 'SINGLE' ? '' : (world.story.servers[index]?.zone ?? 'zone1');
}
