import type {UsageWords} from '../locale/words.js';
import {maskSecrets} from '../text/mask-secrets.js';
import {createValueError} from './usage-error.js';

/** A tenant of the command line, or a pattern of names. */
export type TenantWord = {
	/** `*` for `@CLUSTER` alone. */
	readonly tenant: string;
	/** Whether it is a pattern: it has a `*` or `?`, and does not stand after `--`. */
	readonly isGlob: boolean;
	/** What stands after the last `@`: a cluster of the config file or a host; absent without an `@`. */
	readonly place?: string;
	/** As it was written, for errors. */
	readonly text: string;
};

/** `NAME`, `NAME@PLACE` and `@PLACE`, the first two also with a pattern; `literals` stand after `--`. Throws a UsageError. */
export function parseTenants(
	given: readonly string[],
	literals: readonly string[],
	words: UsageWords,
): readonly TenantWord[] {
	return [
		...given.map((word) => parseTenant(word, false, words)),
		...literals.map((word) => parseTenant(word, true, words)),
	];
}

/** A tenant's name may contain an `@`: the last one separates the place. */
function parseTenant(text: string, isLiteral: boolean, words: UsageWords): TenantWord {
	const at = text.lastIndexOf('@');
	const name = at === -1 ? text : text.slice(0, at);
	const place = at === -1 ? undefined : text.slice(at + 1);
	const isAll = name === '' && place !== undefined && !isLiteral;
	if ((name === '' && !isAll) || place === '' || isCredential(name, place)) {
		throw createTenantError(text, words.tenant, words);
	}

	const tenant = isAll ? '*' : name;
	const isGlob = !isLiteral && /[*?]/v.test(tenant);
	return place === undefined ? {tenant, isGlob, text} : {tenant, isGlob, place, text};
}

/** Whether a password was put before the place, as in `root@sys:secret@HOST`, or into a parameter. */
function isCredential(name: string, place: string | undefined): boolean {
	return place === undefined ? maskSecrets(name) !== name : /[\/:=]/v.test(name);
}

/** The error of tenants: what was expected of them, and what was given. */
export function createTenantError(got: string, wanted: string, words: UsageWords) {
	return createValueError({option: 'tenant', wanted, got, kind: 'tenant'}, words);
}
