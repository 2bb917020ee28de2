import {keyBitsOf, versionTexts, type Generation} from './generation.js';
import type {KeyBits} from './key-pair.js';

/** What may be different from agent to agent, and become different about one. */
export type Traits = {
	/** Of root@sys; empty unless given, unknown to an agent that was given an agent password only. */
	readonly rootPassword?: string | undefined;
	readonly agentPassword?: string | undefined;
	readonly generation?: Generation;
	/** What the generation has, unless given. */
	readonly keyBits?: KeyBits;
	readonly version?: string;
	readonly identity?: string;
	/** How far the agent's clock is ahead of the world's. */
	readonly skewMs?: number;
	/** Knows none of its sessions, as where another agent behind the same address has opened them. */
	readonly isForgetful?: boolean;
};

export type AgentSelf = Required<Traits>;

export function selfOf(traits: Traits): AgentSelf {
	const {rootPassword, agentPassword, generation = '4.5.0'} = traits;
	return {
		generation,
		keyBits: keyBitsOf[generation],
		version: versionTexts[generation],
		identity: 'CLUSTER AGENT',
		skewMs: 0,
		isForgetful: false,
		...traits,
		rootPassword: rootPassword ?? (agentPassword === undefined ? '' : undefined),
		agentPassword,
	};
}

/** The agent after a start: another generation brings its own key and version. */
export function restarted(self: AgentSelf, traits: Traits): AgentSelf {
	const {generation} = traits;
	const usual = generation === undefined ? {} : {keyBits: keyBitsOf[generation], version: versionTexts[generation]};
	return {...self, ...usual, ...traits};
}
