import {type Buffer} from 'node:buffer';
import type {World} from '../world/world.js';
import {
	badRequest,
	dashboard,
	nothing,
	redirectTo,
	refuseWith,
	succeed,
	textNotFound,
	type Answer,
	type Stamp,
} from './answer.js';
import {openBody, type BodyFault} from './body.js';
import type {DeadDatabase, Fault} from './fault.js';
import {isLegacy, type Generation} from './generation.js';
import {HeaderError} from './header-error.js';
import {infoRoutes} from './info-routes.js';
import {createKeyPair, type KeyBits} from './key-pair.js';
import {openHeader, type OpenedHeader} from './open-header.js';
import {refuse, type RefusalName} from './refused-answers.js';
import {restoreRoutes} from './restore-routes.js';
import type {Context, Route} from './route.js';
import {loginPath, sessionRoutes} from './session-routes.js';
import {createSessions} from './sessions.js';
import {restarted, selfOf, type Traits} from './traits.js';
import {verify, type Attempt, type Guard} from './verify.js';
import type {WireValue} from './wire-json.js';
import {formatAgentTime, toNanoseconds} from './wire-time.js';

export type AgentOptions = Traits & {
	readonly world: World;
	/** World time, ms since 1970. */
	readonly now: () => number;
	readonly randomBytes: (count: number) => Buffer;
	/** Where OceanBase takes SQL; its usual 2881 unless given. */
	readonly sqlPort?: number;
};

/** What came in. */
export type Question = {
	readonly method: string;
	/** The request target, byte for byte. */
	readonly uri: string;
	readonly rootHeader: string | undefined;
	readonly agentHeader: string | undefined;
	readonly traceId: string | undefined;
	readonly body: string;
	/** Whether it came over the unix socket, where the peer's user is looked at, and neither header nor password. */
	readonly isLocal: boolean;
};

/** A pretended obshell agent, without its network. */
export type Agent = {
	/** Undefined: none ever comes. */
	readonly answer: (question: Question, fault: Fault | undefined) => Answer | undefined;
	/** What the sealed header of a question says; undefined without one that opens. */
	readonly openHeaderOf: (question: Question) => OpenedHeader | undefined;
	/** The agent's clock, ms since 1970. */
	readonly agentNow: () => number;
	/** Another key, as an upgraded agent has. */
	readonly rotateKey: (bits?: KeyBits) => void;
	/** Something about it changes while it runs; another root password ends all sessions. */
	readonly become: (traits: Traits) => void;
	/** It is started anew, as another version perhaps: sessions are lost, and a key of another size is made. */
	readonly restart: (traits?: Traits) => void;
	readonly hasSession: (id: string) => boolean;
	/** Where it listens, which it tells everybody. */
	readonly moveTo: (address: {readonly ip: string; readonly port: number}) => void;
};

const routes: readonly Route[] = [...infoRoutes, ...restoreRoutes, ...sessionRoutes];

export function createAgent(options: AgentOptions): Agent {
	const {world, now, randomBytes, sqlPort = 2881} = options;
	const timestampAt = (ms: number) => formatAgentTime(toNanoseconds(ms), world.story.offsetMinutes);
	let self = selfOf(options);
	const agentNow = () => now() + self.skewMs;
	let startedAtMs = agentNow();
	let sessions = createSessions(startedAtMs, randomBytes);
	let keyPair = createKeyPair(self.keyBits);
	let address = {ip: '127.0.0.1', port: 2886};

	function contextOf(question: Question, opened: Opened, deadDatabase: DeadDatabase | undefined): Context {
		const stamp = stampOf(question, timestampAt(agentNow()), randomBytes);
		return {
			...opened,
			world,
			generation: self.generation,
			identity: self.identity,
			version: self.version,
			address,
			sqlPort,
			sessions,
			stamp,
			deadDatabase,
			worldNow: now(),
			agentNow: agentNow(),
			startedAt: toNanoseconds(startedAtMs),
			hasAgentPassword: self.agentPassword !== undefined,
			publicKey: keyPair.publicText,
			parts: [],
			query: new URLSearchParams(/\?.*/sv.exec(question.uri)?.[0] ?? ''),
			refuse: (name, asked) => refuseWith(refuse(name, self.generation, asked), stamp),
			panic: () =>
				refuseWith(
					{...refuse('panic', self.generation), isUntraced: true},
					{timestamp: timestampAt(startedAtMs), traceId: ''},
				),
		};
	}

	/** In the agent's order: open header and body, find the route, check the header, then what the route needs. */
	function answer(question: Question, fault: Fault | undefined): Answer | undefined {
		const stray = strayAnswer(question, self.generation);
		if (stray !== undefined) {
			return stray;
		}

		const opened = openQuestion(question);
		const deadDatabase = fault?.type === 'dbDown' ? fault.database : undefined;
		const context = contextOf(question, 'fault' in opened ? unsealed : opened, deadDatabase);
		if ('fault' in opened) {
			return opened.fault === 'panic' ? context.panic() : context.refuse(opened.fault, opened.said);
		}

		if (fault?.type === 'panic') {
			return context.panic();
		}

		const found = findRoute(pathOf(question.uri), question.method, self.generation);
		return found === undefined
			? answerUnknown(question.uri, context)
			: answerRoute(found.route, {...context, parts: found.parts}, {question, fault});
	}

	function answerRoute(route: Route, context: Context, {question, fault}: Asked): Answer | undefined {
		const attempt = {
			header: context.header,
			isAgentHeader: agentHeaderOf(question, self.generation) !== undefined,
			uri: question.uri,
			isLogin: question.uri === loginPath,
			now: context.agentNow,
		};
		const refusal = refusalOf(route, attempt, {question, fault});
		if (refusal !== undefined) {
			return context.refuse(refusal, context.header?.ts);
		}

		const isAsksDatabase = route.asksDatabase === true || route.cluster !== undefined;
		if (fault?.type === 'dbHung' && isAsksDatabase) {
			return undefined;
		}

		return needsOf(route, context, fault) ?? emptied(route, context, fault) ?? route.answer(context);
	}

	function refusalOf(route: Route, attempt: Attempt, {question, fault}: Asked): RefusalName | undefined {
		if (question.isLocal) {
			return fault?.type === 'userDenied' ? 'userDenied' : undefined;
		}

		return route.isOpen === true ? undefined : verify(attempt, guardUnder(fault));
	}

	function guardUnder(fault: Fault | undefined): Guard {
		const {generation, identity, rootPassword, agentPassword} = self;
		const isStale = fault?.type === 'dbDown' && fault.isPasswordStale === true;
		const remembered = isStale ? `not ${rootPassword ?? ''}` : rootPassword;
		const useSession = self.isForgetful ? () => 'invalid' as const : sessions.use;
		return {generation, identity, rootPassword: remembered, agentPassword, useSession};
	}

	/** Header and body are opened before any route is looked for: a stale header breaks the open routes too. */
	function openQuestion(question: Question): Opened | Unopened {
		const sealed = agentHeaderOf(question, self.generation) ?? question.rootHeader ?? '';
		if (sealed === '' || question.isLocal) {
			return {header: undefined, body: question.body};
		}

		try {
			const header = openHeader(sealed, keyPair);
			const opened = openBody(question.body, header.keys);
			return 'text' in opened
				? {header, body: opened.text}
				: {fault: bodyFault(opened.fault, self.generation), said: ''};
		} catch (error) {
			if (error instanceof HeaderError) {
				return {fault: 'undecryptable', said: error.message};
			}

			throw error;
		}
	}

	return {
		answer,
		agentNow,
		openHeaderOf(question) {
			const opened = openQuestion(question);
			return 'fault' in opened ? undefined : opened.header;
		},
		rotateKey(bits = self.keyBits) {
			keyPair = createKeyPair(bits);
		},
		become(traits) {
			const isOtherPassword = (traits.rootPassword ?? self.rootPassword) !== self.rootPassword;
			self = {...self, ...traits};
			sessions = isOtherPassword ? createSessions(startedAtMs, randomBytes) : sessions;
		},
		restart(traits = {}) {
			const {keyBits} = self;
			self = restarted(self, traits);
			startedAtMs = agentNow();
			sessions = createSessions(startedAtMs, randomBytes);
			keyPair = self.keyBits === keyBits ? keyPair : createKeyPair(self.keyBits);
		},
		hasSession: (id) => sessions.has(id),
		moveTo(next) {
			address = next;
		},
	};
}

type Asked = {readonly question: Question; readonly fault: Fault | undefined};
type Opened = {readonly header: OpenedHeader | undefined; readonly body: string};
type Unopened = {readonly fault: RefusalName | 'panic'; readonly said: string};

const unsealed: Opened = {header: undefined, body: ''};

/** The agent password came with 4.2.6.0; an empty header counts as none. */
function agentHeaderOf({agentHeader}: Question, generation: Generation): string | undefined {
	return generation === '4.2.4' || agentHeader === '' ? undefined : agentHeader;
}

/** Agents before 4.3.1 say the same of every body that does not open. */
function bodyFault(fault: BodyFault, generation: Generation): BodyFault {
	return isLegacy(generation) ? 'badKeys' : fault;
}

/** The exact target /api/v1/status is not traced. */
function stampOf({traceId, uri}: Question, timestamp: string, randomBytes: AgentOptions['randomBytes']): Stamp {
	return {timestamp, traceId: uri === '/api/v1/status' ? '' : (traceId ?? randomBytes(8).toString('hex'))};
}

/** What Go's server and gin's router answer before any middleware. */
function strayAnswer({method, uri}: Question, generation: Generation): Answer | undefined {
	if (!uri.startsWith('/')) {
		return nothing;
	}

	const path = pathOf(uri);
	if (path === undefined) {
		return badRequest;
	}

	const shorter = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : undefined;
	return shorter !== undefined && findRoute(shorter, method, generation) !== undefined
		? redirectTo((uri.split('?', 1)[0] ?? '').slice(0, -1), method)
		: undefined;
}

/** Undefined where the percent signs are broken. */
function pathOf(uri: string): string | undefined {
	try {
		return decodeURIComponent(uri.split('?', 1)[0] ?? '');
	} catch {
		return undefined;
	}
}

type Found = {readonly route: Route; readonly parts: readonly string[]};

/** The router matches the decoded path, so that a name with a slash cannot be asked for. */
function findRoute(path: string | undefined, method: string, generation: Generation): Found | undefined {
	for (const route of routes) {
		const parts = route.path.exec(path ?? '');
		const {methods} = route;
		const isThere = !(route.isNew === true && isLegacy(generation)) && methods.includes(method);
		if (parts !== null && isThere) {
			return {route, parts: parts.slice(1)};
		}
	}

	return undefined;
}

/** NoRoute of ob/agent/api/agent_route.go, and since 4.3.0 the dashboard's files. */
function answerUnknown(uri: string, context: Context): Answer {
	if (isLegacy(context.generation) || /^\/(?:api|rpc)\/v1/v.test(uri)) {
		return context.refuse('noRoute');
	}

	return /\/(?:api|rpc)\/v1/v.test(uri) ? textNotFound : dashboard;
}

/** What a route needs beyond a good header: a cluster, and a database that answers. */
function needsOf(route: Route, context: Context, fault: Fault | undefined): Answer | undefined {
	if (route.cluster === undefined) {
		return undefined;
	}

	const {address, deadDatabase, generation, identity, stamp} = context;
	if (identity !== 'CLUSTER AGENT') {
		const found = isLegacy(generation) ? identity : `'${address.ip}:${address.port}' is '${identity}'`;
		return context.refuse('notInCluster', found);
	}

	// The name sys is refused before the database is asked.
	if (context.parts[0] === 'sys' || context.parts[0] === '') {
		return undefined;
	}

	if (deadDatabase !== undefined) {
		return refuseWith({...refuse(deadDatabaseRefusals[deadDatabase], generation), data: route.cluster.whenDown}, stamp);
	}

	const name = fault === undefined ? undefined : viewRefusals.get(fault.type);
	return name === undefined
		? undefined
		: refuseWith({...refuse(name, generation), data: route.cluster.whenFailing}, stamp);
}

/** Data that a handler forgot to fill. */
function emptied({cluster}: Route, {stamp}: Context, fault: Fault | undefined): Answer | undefined {
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

const viewRefusals: ReadonlyMap<Fault['type'], RefusalName> = new Map([
	['mysqlError', 'databaseError'],
	['scanError', 'scanError'],
	['noRow', 'neverRestored'],
] as const);
