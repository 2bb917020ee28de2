import * as z from 'zod/mini';
import type {AgentAddress} from '../../domain/cluster.js';
import type {UsageWords} from '../../locale/words.js';
import {maskSecrets} from '../../text/mask-secrets.js';
import {parseAddress} from '../address.js';
import {parseDuration} from '../duration.js';
import {parseSeconds} from '../option-values.js';
import {parseSqlTarget} from '../sql-target.js';
import {parseThemeName} from '../theme-name.js';

/** What a value of the file has to be. */
export type WantedInConfig = keyof UsageWords['config']['wanted'] | 'secret';

/** What a check adds to its issue, as `params`. */
export type CheckIssue = {readonly wanted: WantedInConfig};

type Refuse = (wanted: WantedInConfig, path?: readonly number[]) => void;

/** A value that is checked by a function, which calls `refuse` for what is wrong; the result is then not used. */
function checked<Value>(check: (value: unknown, refuse: Refuse) => Value) {
	return z.pipe(
		z.unknown(),
		z.transform((value, {issues}): Value =>
			check(value, (wanted, path = []) => {
				issues.push({code: 'custom', input: value, path: [...path], params: {wanted} satisfies CheckIssue});
			}),
		),
	);
}

function text<Value>(wanted: WantedInConfig, parse: (given: string) => Value | undefined) {
	return z.optional(
		checked((value, refuse) => {
			const parsed = typeof value === 'string' && value !== '' ? parse(value) : undefined;
			if (parsed === undefined) {
				refuse(wanted);
			}

			return parsed;
		}),
	);
}

/** A list, or one value without a list. */
function list<Value>(wanted: WantedInConfig, parse: (given: string) => Value | undefined) {
	return checked((value, refuse) => {
		const items: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (items.length === 0) {
			refuse(wanted);
		}

		return items.flatMap((item, index) => {
			const parsed = typeof item === 'string' && item !== '' ? parse(item) : undefined;
			if (parsed === undefined) {
				refuse(wanted, [index]);
			}

			return parsed ?? [];
		});
	});
}

const oneOf = (values: readonly string[]) => (given: string) => values.find((value) => value === given);
const flag = text('boolean', (given) => ({true: {isTrue: true}, false: {isTrue: false}})[given]);
const path = text('path', (given) => (given.includes('\0') ? undefined : given));

const secretKinds = ['file', 'env', 'command'] as const;

/** Where a password is. One that stands in the file itself is refused, and never shown. */
const secret = z.optional(
	checked((value, refuse) => {
		const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
		const [[key, given] = []] = entries as ReadonlyArray<readonly [string, unknown]>;
		const kind = secretKinds.find((name) => name === key);
		if (entries.length !== 1 || kind === undefined || !isGoodSecret(kind, given)) {
			refuse('secret');
			return undefined;
		}

		return {kind, value: given};
	}),
);

function isGoodSecret(kind: (typeof secretKinds)[number], given: unknown): given is string {
	if (typeof given !== 'string' || given.trim() === '' || given.includes('\0')) {
		return false;
	}

	return kind === 'command' || (kind === 'file' ? given !== '-' : /^[A-Z_a-z]\w*$/v.test(given));
}

const tls = z.strictObject({ca: z.optional(path), cert: path, key: path, insecure: flag});

/** `all`, or names and patterns. */
const tenants = z.optional(
	checked((value, refuse) => {
		const items: readonly unknown[] = Array.isArray(value) ? value : [value === 'all' ? '*' : value];
		const texts = items.filter((item) => typeof item === 'string');
		const wrong = items.findIndex((item) => typeof item !== 'string' || !isTenant(item));
		if (items.length === 0 || wrong !== -1) {
			refuse('tenants', items.length === 0 ? [] : [wrong]);
		}

		return texts;
	}),
);

function isTenant(name: string): boolean {
	return name !== '' && !/[\/:=@]/v.test(name) && maskSecrets(name) === name;
}

const sql = text('sql', (given) => (given === 'false' ? 'none' : parseSqlTarget(given)));

/** One cluster of the file. */
export const clusterSchema = z.strictObject({
	agents: list<AgentAddress>('address', parseAddress),
	password: secret,
	agentPassword: secret,
	sqlPassword: secret,
	tls: z.optional(tls),
	sql,
	tenants,
	learnAgents: flag,
});

/** Everything but the clusters, each of which is checked by itself. */
export const configSchema = z.strictObject({
	clusters: z.optional(z.unknown()),
	interval: text('seconds', (given) => (parseSeconds(given) === undefined ? undefined : given)),
	timeout: text('seconds', (given) => (parseSeconds(given) === undefined ? undefined : given)),
	since: text('duration', (given) => (parseDuration(given) === undefined ? undefined : given)),
	theme: text('theme', parseThemeName),
	lang: text('lang', oneOf(['en', 'zh'])),
});

/** The keys that a map may have, by the way to it; empty where there is no map. */
export function keysAt(way: readonly unknown[]): readonly string[] {
	if (way.length === 0) {
		return Object.keys(configSchema.shape);
	}

	if (way.length === 2) {
		return Object.keys(clusterSchema.shape);
	}

	return way.at(-1) === 'tls' ? Object.keys(tls.shape) : [];
}
