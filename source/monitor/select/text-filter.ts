import type {ClusterId} from '../../domain/cluster.js';
import type {TallyKey} from '../../domain/tally-key.js';
import type {RestoreView} from './restore-view.js';
import {tallyKeyOf} from './tally.js';

/** A word of a filter: `shop`, `:failed`, `@prod`; `!` before it excludes what matches. */
type Term = {
	readonly kind: 'name' | 'state' | 'cluster';
	/** In lower case, without the sign. */
	readonly word: string;
	readonly isExcluding: boolean;
};

/** The words of a filter, all of which have to match. A sign without a word, as while it is typed, is none. */
export type Terms = readonly Term[];

const signs: Readonly<Record<string, Term['kind']>> = {':': 'state', '@': 'cluster'};

export function parseFilter(text: string): Terms {
	return text
		.split(/\s+/v)
		.map((part): Term => {
			const isExcluding = part.startsWith('!');
			const rest = isExcluding ? part.slice(1) : part;
			const kind = signs[rest[0] ?? ''];
			const word = (kind === undefined ? rest : rest.slice(1)).toLowerCase();
			return {kind: kind ?? 'name', word, isExcluding};
		})
		.filter(({word}) => word !== '');
}

type ClusterNames = ReadonlyMap<ClusterId, string>;

/** Whether a restore matches all words: a part of its name, the beginning of its state, a part of its cluster's name. */
export function isRestoreMatching(restore: RestoreView, terms: Terms, names: ClusterNames): boolean {
	const {name, key} = restore;
	const found = {name: [name], state: statesOf(restore), cluster: [names.get(key.cluster) ?? key.cluster]};
	return areAllMatching(terms, found);
}

/**
 * The same of something that is only known by name: a tenant that is not watched any more, or a whole cluster, whose name
 * stands for both.
 */
export function isNameMatching(
	{tenant, cluster}: {readonly tenant?: string; readonly cluster: ClusterId},
	terms: Terms,
	names: ClusterNames,
): boolean {
	const whole = names.get(cluster) ?? cluster;
	return areAllMatching(terms, {name: [tenant ?? whole], state: [], cluster: [whole]});
}

function areAllMatching(terms: Terms, found: Readonly<Record<Term['kind'], readonly string[]>>): boolean {
	return terms.every(({kind, word, isExcluding}) => {
		const texts = found[kind].map((text) => text.toLowerCase());
		const isFound = texts.some((text) => (kind === 'state' ? text.startsWith(word) : text.includes(word)));
		return isFound !== isExcluding;
	});
}

/** The words for states in a filter, as the tally has them. Like the commands of a shell they are the same in all languages. */
const stateWords: Readonly<Record<TallyKey, readonly string[]>> = {
	running: ['running'],
	stalled: ['stalled'],
	waiting: ['waiting'],
	unreachable: ['unreachable'],
	refused: ['refused'],
	unreadable: ['unreadable'],
	succeeded: ['done', 'succeeded'],
	failed: ['failed'],
	dropped: ['dropped'],
	other: ['unknown'],
};

/** One that has stalled runs as well, and so does one that cannot be read for the moment; a running one has its phase too. */
function statesOf(restore: RestoreView): readonly string[] {
	const {outcome, phase} = restore;
	const words = stateWords[tallyKeyOf(restore)];
	return outcome === 'running' ? [...words, ...stateWords.running, phase] : words;
}
