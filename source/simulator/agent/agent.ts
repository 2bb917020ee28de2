import {type Buffer} from 'node:buffer';
import type {Fault} from '../world/fault.js';
import type {World} from '../world/world.js';
import {answerRequest} from './answer-request.js';
import type {AgentRequest} from './agent-request.js';
import type {Answer} from './answer.js';
import {createContext} from './create-context.js';
import {createHeaderOpener} from './header-opener.js';
import {createKeyPair, type KeyBits, type KeyPair} from './key-pair.js';
import type {OpenedHeader} from './open-header.js';
import {openRequest} from './open-request.js';
import {answerBeforeMiddleware} from './router.js';
import {createRestoreViews, type RestoreViews} from './restore-views.js';
import {createSessions} from './sessions.js';
import type {Address} from './route.js';
import {restarted, selfOf, type Traits} from './traits.js';

export type AgentOptions = Traits & {
	readonly world: World;
	/** The rows that the agent reads from OceanBase; those of the world unless given. */
	readonly views?: RestoreViews;
	/** World time, ms since 1970. */
	readonly now: () => number;
	readonly randomBytes: (count: number) => Buffer;
	/** Creates the agent's keys: tests share theirs, since a key takes tens of milliseconds. */
	readonly createKey?: (bits: KeyBits) => KeyPair;
	/** The port on which OceanBase serves SQL; its usual 2881 unless given. */
	readonly sqlPort?: number;
	/** The agents of its cluster, itself included; it is the only one unless given. */
	readonly agents?: () => readonly Address[];
};

/** A simulated obshell agent, without its network. */
export type Agent = {
	/** Undefined: the agent never answers. */
	readonly answer: (request: AgentRequest, fault: Fault | undefined) => Answer | undefined;
	/** The decrypted header of a request; undefined without one, or when it cannot be decrypted. */
	readonly openHeaderOf: (request: AgentRequest) => OpenedHeader | undefined;
	/** The agent's clock, ms since 1970. */
	readonly agentNow: () => number;
	/** Creates another key, as an upgrade of the agent does. */
	readonly rotateKey: (bits?: KeyBits) => void;
	/** Changes traits of the running agent; another root password ends all sessions. */
	readonly become: (traits: Traits) => void;
	/** Restarts the agent, with other traits perhaps: all sessions end, and another key size creates another key. */
	readonly restart: (traits?: Traits) => void;
	readonly hasSession: (id: string) => boolean;
	/** Sets the address that the agent reports as its own. */
	readonly moveTo: (address: Address) => void;
};

export function createAgent(options: AgentOptions): Agent {
	const {world, now, randomBytes, sqlPort = 2881, views = createRestoreViews(world)} = options;
	const createKey = options.createKey ?? createKeyPair;
	let self = selfOf(options);
	const agentNow = () => now() + self.skewMs;
	let startedAtMs = agentNow();
	let sessions = createSessions(startedAtMs, randomBytes);
	let keyPair = createKey(self.keyBits);
	let address: Address = {ip: '127.0.0.1', port: 2886};
	const {agents = () => [address]} = options;
	let openHeader = createHeaderOpener(keyPair);
	const open = (request: AgentRequest) => openRequest(request, {generation: self.generation, openHeader});
	const changeKey = (bits: KeyBits) => {
		keyPair = createKey(bits);
		openHeader = createHeaderOpener(keyPair);
	};

	return {
		answer(request, fault) {
			if (fault?.type === 'hang') {
				return undefined;
			}

			const early = answerBeforeMiddleware(request, self.generation);
			if (early !== undefined) {
				return early;
			}

			const opened = open(request);
			const context = createContext(request, {
				self,
				world,
				views,
				address,
				agents: agents(),
				sqlPort,
				sessions,
				randomBytes,
				worldNow: now(),
				agentNow: agentNow(),
				startedAtMs,
				publicKey: keyPair.publicText,
				deadDatabase: fault?.type === 'dbDown' ? fault.database : undefined,
				opened,
			});
			return answerRequest(request, {context, self, fault, opened});
		},
		agentNow,
		openHeaderOf(request) {
			const opened = open(request);
			return 'fault' in opened ? undefined : opened.header;
		},
		rotateKey(bits = self.keyBits) {
			changeKey(bits);
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
			if (self.keyBits !== keyBits) {
				changeKey(self.keyBits);
			}
		},
		hasSession: (id) => sessions.has(id),
		moveTo(next) {
			address = next;
		},
	};
}
