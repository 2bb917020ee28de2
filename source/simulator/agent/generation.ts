import type {KeyBits} from './key-pair.js';

/** The agent versions that the simulator can be; they differ in their checks, the order of these, and their refusals. */
export type Generation = '4.5.0' | '4.2.6' | '4.2.4';

/** Agents before 4.3.1.0 send numeric codes instead of errCodes. */
export function isLegacy(generation: Generation): boolean {
	return generation !== '4.5.0';
}

export const versionTexts: Readonly<Record<Generation, string>> = {
	'4.5.0': '4.5.0.0-1',
	'4.2.6': '4.2.6.0-1',
	'4.2.4': '4.2.4.0-1',
};

/** 1024 bits since 4.4.2.0 (EnsureKeySize). */
export const keyBitsOf: Readonly<Record<Generation, KeyBits>> = {'4.5.0': 1024, '4.2.6': 512, '4.2.4': 512};
