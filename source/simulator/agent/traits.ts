import {keyBitsOf, versionTexts, type Generation} from './generation.js';
import type {KeyBits} from './key-pair.js';

/** The traits of an agent: what distinguishes one from another, and what may change while it runs. */
export type Traits = {
	/** Of root@sys; empty unless given, and unknown to the agent if only an agent password is given. */
	readonly rootPassword?: string | undefined;
	readonly agentPassword?: string | undefined;
	readonly generation?: Generation;
	/** Those of the generation unless given. */
	readonly keyBits?: KeyBits;
	readonly version?: string;
	readonly identity?: string;
	/** How far the agent's clock is ahead of world time. */
	readonly skewMs?: number;
	/** Knows none of its sessions, as if they had been opened by another agent behind the same address. */
	readonly isForgetful?: boolean;
};

/** Traits with all defaults filled in. */
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

/** The traits after a restart: another generation has another key size and version. */
export function restarted(self: AgentSelf, traits: Traits): AgentSelf {
	const {generation} = traits;
	const usual = generation === undefined ? {} : {keyBits: keyBitsOf[generation], version: versionTexts[generation]};
	return {...self, ...usual, ...traits};
}
