import type {KeyWords, ReportWords, ScreenWords} from './words.js';
import {sqlCauseOf} from './describe-problem.js';

const tallyWords: Readonly<Record<string, string>> = {
	running: 'running',
	stalled: 'stalled',
	waiting: 'waiting',
	succeeded: 'done',
	failed: 'failed',
	dropped: 'dropped',
	noAnswer: 'without answer',
	other: 'unknown',
};

export const screen: ScreenWords = {
	columns: {tenant: 'TENANT', state: 'STATE', data: 'DATA', log: 'LOG', eta: 'ETA', elapsed: 'ELAPSED'},
	tally: (key, count) => `${count} ${tallyWords[key] ?? key}`,
	restores: (count) => (count === 1 ? '1 restore' : `${count} restores`),
	live: 'live',
	every: (seconds) => `every ${seconds} s`,
	agent: (version) => `agent ${version}`,
	asking: 'first answer',
	nextTry: (pause) => `next try in ${pause}`,
	data: 'data',
	log: 'log',
	phase: 'phase',
	from: 'from',
	to: 'to',
	job: (id) => `job ${id}`,
	elapsed: 'elapsed',
	reason: 'reason',
	trace: 'trace',
	unknown: 'unknown',
	insecure: 'insecure',
	sqlOn: 'sql',
	sqlOff: (problem) => `sql off: ${sqlCauseOf(problem)}`,
	whyUnknown(sql) {
		const agent = 'the agent reports no progress while a restore runs, only its start, its phase and its end';
		switch (sql) {
			case 'unused': {
				return agent;
			}

			case 'noRow': {
				return `${agent}; OceanBase has no row of it either, over SQL`;
			}

			default: {
				return `${agent}; OceanBase itself would, over SQL: ${sqlCauseOf(sql)}, see --sql`;
			}
		}
	},
	rate: 'rate',
	perSecond: (bytes) => `${bytes}/s`,
	average: (bytes) => `avg ${bytes}`,
	slow: 'slow',
	logSpeed: (factor) => `${factor}× real time`,
	eta: (duration) => `~${duration}`,
	etaRange: (low, high) => `${low}–${high}`,
	etaAt: (clock, duration, range) => `about ${clock}, in ${duration} (${range})`,
	etaBetween: (low, high) => `in ${low} to ${high}`,
	noEta: '—',
	lastTime: (duration, date) => `last time this source took ${duration} (${date})`,
	thenSteps: 'then checking, upgrading',
	thenUnestimated: (unmoved) => `then ${[...unmoved, 'checking', 'upgrading'].join(', ')} (not estimated)`,
	noProgress: (duration, longestPause) => `no progress for ${duration} (longest pause so far ${longestPause})`,
	behind: (span) => `${span} behind`,
	caughtUp: 'caught up',
	target: (clock) => `to ${clock}`,
	tabletsLabel: 'tablets',
	tablets: (finished, total) => `${finished} of ${total} tablets`,
	bytesOf: (finished, total) => `${finished} of ${total}`,
	events: 'events',
	following: 'following',
	scrolledBack: (count) => `${count} newer below`,
	since: (clock) => `since ${clock}`,
	lasted: (duration) => `for ${duration}`,
	ongoing: 'ongoing',
	moreRestores: (above, below) =>
		[above > 0 ? `${above} above` : '', below > 0 ? `${below} below` : ''].filter((part) => part !== '').join(', '),
	noEvents: 'nothing has happened yet',
	ended: (ago) => `ended ${ago}`,
	standby: 'STANDBY until it is activated',
	outside: (percent) => `the server says ${percent} %`,
	helpSigns: [
		['━━━━', 'data in cyan, log in blue, done in green, failed in red'],
		['····', 'unknown: nobody reports this figure, which is not 0 %'],
		['!', 'the server’s figure lies outside 0–100 %'],
		['≥ 12m', 'a phase that had begun before restop saw it'],
		['?', 'the start lies ahead of the agent’s clock: their zones differ'],
	],
};

export const keys: KeyWords = {
	quit: 'quit',
	quitLeavingScreen: 'quit, and leave the last screen behind',
	help: 'this help',
	select: 'select a restore',
	firstLast: 'the first, the last restore',
	scrollEvents: 'scroll the events',
	refresh: 'ask the agent and OceanBase now',
	redraw: 'draw everything again',
	suspend: 'suspend; fg brings it back',
	back: 'back',
	headings: {keys: 'keys', signs: 'signs'},
	short: {quit: 'quit', help: 'help', select: 'select', events: 'events', refresh: 'refresh', back: 'back'},
};

export const report: ReportWords = {
	succeeded: 'succeeded',
	failed: 'failed',
	progressUnknown: 'progress unknown',
	percentOf: (track, percent) => `${track} ${percent} %`,
	after: (duration) => `after ${duration}`,
	elapsed: (duration) => `for ${duration}`,
	tablets: (total) => `${total} tablets`,
	left: (duration) => `about ${duration} left`,
	answersAgain: (duration) => `answers again after ${duration}`,
	lateIdentity: 'the agent did not tell its version and the name of its cluster in time',
};
