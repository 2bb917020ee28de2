import {registerHooks} from 'node:module';

const seeded = new URL('seeded-fast-check.ts', import.meta.url).href;

/**
 * Gives fast-check its seed when a test imports it. Most tests do not, and loading it beforehand would cost each test
 * file a fifth of a second.
 */
registerHooks({
	resolve(specifier, context, nextResolve) {
		const isSeeded = specifier !== 'fast-check' || context.parentURL === seeded;
		return isSeeded ? nextResolve(specifier, context) : {url: seeded, format: 'module', shortCircuit: true};
	},
});
