import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Fact} from '../../../source/monitor/fact.js';
import {decodeFact} from '../../../source/monitor/fact-codec/decode-fact.js';
import {encodeFact} from '../../../source/monitor/fact-codec/encode-fact.js';
import {FactError} from '../../../source/monitor/fact-codec/fact-error.js';
import {anyFact, factTypes} from '../../helpers/any-fact.js';
import {address, factAt, problem, reading, restoreRead} from '../../helpers/facts.js';

for (const type of factTypes) {
	test(`any fact "${type}" that was written down is read back as it was`, () => {
		fc.assert(
			fc.property(anyFact(type), (fact) => {
				const line = encodeFact(fact);
				assert.match(line, /^[\u{20}-\u{7E}]+$/v);
				assert.deepEqual(decodeFact(line), fact);
			}),
		);
	});
}

test('a line of more than a megabyte keeps its digits too', () => {
	const overview = {long: 'x'.repeat(2_000_000), scn: 1_795_000_000_123_456_789n};
	const fact = factAt(1, restoreRead(reading({overview, log: {recoverScn: 1n}})));
	assert.deepEqual(decodeFact(encodeFact(fact)), fact);
});

const refused = factAt(1, {type: 'agentFailed', cluster: address, agent: address, problem: problem('refused')});

/** A fact as it would be written down, with a change that no encoder makes. */
function changed(fact: Fact, change: object): string {
	return JSON.stringify({...fact, ...change});
}

const broken: ReadonlyArray<readonly [name: string, line: string, expected: RegExp]> = [
	['nothing', '', /expected JSON/v],
	['half a line', encodeFact(refused).slice(0, -10), /expected JSON/v],
	['two lines', `${encodeFact(refused)}\n${encodeFact(refused)}`, /expected JSON/v],
	['a list', '[]', /fact: expected an object/v],
	['null', 'null', /fact: expected an object/v],
	['no type', '{}', /fact\.type: expected a known type/v],
	['a type that nobody knows', changed(refused, {type: 'melted'}), /fact\.type: expected a known type/v],
	['a type that every object has', changed(refused, {type: 'constructor'}), /fact\.type: expected a known type/v],
	['the fields of another type', changed(refused, {type: 'ticked'}), /expected no key "cluster"/v],
	['an unknown key', changed(refused, {more: 1}), /fact: expected no key "more"/v],
	['no time', changed(refused, {at: undefined}), /fact\.at: expected a number/v],
	['a time that is a text', changed(refused, {at: '1'}), /fact\.at: expected a number/v],
	['a time beyond all numbers', encodeFact(refused).replace(/"at":\d+/v, '"at":1e999'), /fact\.at: expected a number/v],
	['a text that is a number', changed(refused, {cluster: 1}), /fact\.cluster: expected a text/v],
	['null for an unknown value', changed(refused, {agent: null}), /fact\.agent: expected a text/v],
	[
		'a reason that nobody knows',
		changed(refused, {problem: {...problem('refused'), reason: 'mood'}}),
		/fact\.problem\.reason: expected one of refused, /v,
	],
	[
		'an item of another type',
		changed(factAt(1, {type: 'restoresListed', cluster: address, tenants: ['a']}), {tenants: ['a', 2]}),
		/fact\.tenants\[1\]: expected a text/v,
	],
	[
		'a key inside that is unknown',
		changed(factAt(1, restoreRead(reading({log: {}}))), {key: {cluster: 'a', tenant: 'b', zone: 'c'}}),
		/fact\.key: expected no key "zone"/v,
	],
	[
		'a position with a fraction',
		changed(factAt(1, restoreRead(reading({log: {}}))), {reading: {...reading({log: {}}), log: {recoverScn: 1.5}}}),
		/fact\.reading\.log\.recoverScn: expected an integer/v,
	],
	[
		'a flag that is a number',
		changed(factAt(1, {type: 'clusterAdded', cluster: 'a', agent: 'a', isInsecure: false, hasSql: true}), {hasSql: 1}),
		/fact\.hasSql: expected true or false/v,
	],
	[
		'a command that nobody knows',
		changed(factAt(1, {type: 'commanded', command: {type: 'quit'}}), {command: {type: 'dance'}}),
		/fact\.command\.type: expected a known type/v,
	],
];

for (const [name, line, expected] of broken) {
	test(`a line is refused that has ${name}`, () => {
		assert.throws(
			() => decodeFact(line),
			(error) => error instanceof FactError && expected.test(error.message),
		);
	});
}

test('whatever JSON is read, it is a fact or a FactError', () => {
	fc.assert(
		fc.property(fc.json(), (line) => {
			assert.throws(() => decodeFact(line), FactError);
		}),
	);
});

/** Takes a key away somewhere in a fact. */
function without(value: unknown, path: readonly string[]): unknown {
	const [key, ...rest] = path;
	if (typeof value !== 'object' || value === null || key === undefined) {
		return value;
	}

	const entries = Object.entries(value).filter(([name]) => name !== key || rest.length > 0);
	return Object.fromEntries(entries.map(([name, part]) => [name, name === key ? without(part, rest) : part]));
}

const required = [
	['at'],
	['monotonicMs'],
	['key'],
	['key', 'tenant'],
	['tookMs'],
	['reading', 'jobId'],
	['reading', 'status'],
] as const;

for (const path of required) {
	test(`a line is refused that lacks ${path.join('.')}`, () => {
		const fact = factAt(1, restoreRead(reading({log: {}})));
		assert.throws(() => decodeFact(JSON.stringify(without(fact, path))), FactError);
	});
}
