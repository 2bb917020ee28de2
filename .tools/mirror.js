import {transformSync} from 'esbuild';

/**
 * The sources without a test of their name, each with the test that covers it and why that is enough. A source of types
 * alone needs no entry. Paths are below `source/` and `test/`.
 */
export const coveredElsewhere = {
	'cli.ts': {test: 'pty.test.ts', why: 'hands the real process over'},
	'agent/read-agent-time.ts': {test: 'run/try-cluster.test.ts', why: 'one request'},
	'command-line/config/check-map.ts': {
		test: 'command-line/config/parse-config.test.ts',
		why: 'a part of the check of a file',
	},
	'command-line/config/config-error.ts': {
		test: 'command-line/config/parse-config.test.ts',
		why: 'its messages are compared there',
	},
	'command-line/config/config-value.ts': {
		test: 'command-line/config/parse-config.test.ts',
		why: 'a part of the check of a file',
	},
	'command-line/config/read-cluster.ts': {
		test: 'command-line/config/parse-config.test.ts',
		why: 'a part of the check of a file',
	},
	'command-line/config/schema.ts': {
		test: 'command-line/config/parse-config.test.ts',
		why: 'a part of the check of a file',
	},
	'command-line/exposure-warning.ts': {
		test: 'command-line/credentials.test.ts',
		why: 'shows with a program that warns',
	},
	'domain/listed-statuses.ts': {test: 'agent/cluster-lists.test.ts', why: 'words alone'},
	'locale/en-config.ts': {test: 'command-line/config/parse-config.test.ts', why: 'strings alone'},
	'locale/en-note.ts': {test: 'report/incident-note.test.ts', why: 'strings alone'},
	'locale/en-restore-detail.ts': {test: 'ui/screens/detail.test.ts', why: 'strings alone'},
	'locale/en-usage.ts': {test: 'command-line/help.test.ts', why: 'strings alone'},
	'locale/zh-config.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-events.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-help.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-keys.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-note.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-problems.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-restore-detail.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-screen.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'locale/zh-usage.ts': {test: 'locale/zh.test.ts', why: 'strings alone'},
	'monitor/fact-codec/commands.ts': {test: 'monitor/fact-codec/decode-fact.test.ts', why: 'a table of decoders'},
	'monitor/fact-codec/fact-error.ts': {
		test: 'monitor/fact-codec/decoders.test.ts',
		why: 'an error class without logic',
	},
	'monitor/fact-codec/problems.ts': {test: 'monitor/fact-codec/decode-fact.test.ts', why: 'a table of decoders'},
	'monitor/fact-codec/readings.ts': {test: 'monitor/fact-codec/decode-fact.test.ts', why: 'a table of decoders'},
	'monitor/reduce/apply-view-command.ts': {
		test: 'monitor/reduce/pause.test.ts',
		why: 'only hands commands on; each has a test of its own',
	},
	'monitor/reduce/run-command.ts': {test: 'monitor/reduce/pause.test.ts', why: 'what it does shows while paused'},
	'monitor/reduce/with-view.ts': {test: 'monitor/reduce/apply-command.test.ts', why: 'a part of every command'},
	'monitor/select/mark.ts': {test: 'monitor/reduce/attend.test.ts', why: 'an absence is a mark and its end'},
	'monitor/select/seen.ts': {test: 'monitor/reduce/pause.test.ts', why: 'what is seen differs only while paused'},
	'monitor/view.ts': {test: 'monitor/state.test.ts', why: 'types and the values at the start'},
	'polling/judge-agent.ts': {test: 'polling/fail-over.test.ts', why: 'a part of the choice of an agent'},
	'polling/search-agents.ts': {test: 'polling/fail-over.test.ts', why: 'a part of the choice of an agent'},
	'polling/poll-round.ts': {test: 'polling/poll.test.ts', why: 'rounds are what is polled'},
	'report/note/note-events.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-failure.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-figures.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-list.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-problems.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-restore.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-scn.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'report/note/note-sources.ts': {test: 'report/incident-note.test.ts', why: 'a part of the note'},
	'run/cluster-loops.ts': {test: 'run/connect-cluster.test.ts', why: 'only composes'},
	'run/described-cluster.ts': {test: 'run/cluster-agents.test.ts', why: 'a part of the agents of a cluster'},
	'run/config-connect.ts': {test: 'run/config.test.ts', why: 'only composes'},
	'run/screen.ts': {test: 'run.test.ts', why: 'only composes; its ends are those of the program'},
	'simulator/agent/answer.ts': {
		test: 'simulator/agent/replay.test.ts',
		why: 'answers are compared with recorded ones',
	},
	'simulator/agent/auth-refusals.ts': {
		test: 'simulator/agent/replay.test.ts',
		why: 'a table of texts, compared with recorded answers',
	},
	'simulator/agent/create-context.ts': {test: 'simulator/agent/answer-request.test.ts', why: 'only composes'},
	'simulator/agent/generation.ts': {test: 'simulator/agent/traits.test.ts', why: 'a table of versions'},
	'simulator/agent/header-error.ts': {
		test: 'simulator/agent/open-header.test.ts',
		why: 'an error class without logic',
	},
	'simulator/agent/open-request.ts': {
		test: 'simulator/agent/answer-request.test.ts',
		why: 'which refusal wins shows only in an answer',
	},
	'simulator/agent/read-request.ts': {test: 'simulator/agent/agent-server.test.ts', why: 'needs a connection'},
	'simulator/agent/refusal.ts': {test: 'simulator/agent/refuse.test.ts', why: 'types and one number'},
	'simulator/agent/route-refusals.ts': {
		test: 'simulator/agent/replay.test.ts',
		why: 'a table of texts, compared with recorded answers',
	},
	'simulator/agent/row-columns.ts': {
		test: 'simulator/agent/running-row.test.ts',
		why: 'a part of both kinds of rows',
	},
	'simulator/agent/tenant-row.ts': {
		test: 'simulator/agent/replay.test.ts',
		why: 'a row, compared with recorded ones',
	},
	'simulator/sql/sql-columns.ts': {
		test: 'simulator/sql/sql-server.test.ts',
		why: 'a table of numbers that a client must understand',
	},
	'simulator/sql/sql-session.ts': {test: 'simulator/sql/sql-server.test.ts', why: 'needs a connection'},
	'simulator/world/demo-restores.ts': {test: 'simulator/world/demo-story.test.ts', why: 'a table of restores'},
	'sql/guard-socket.ts': {test: 'sql/hostile-server.test.ts', why: 'shows only with a driver and a real socket'},
	'system/terminal/change-row.ts': {test: 'system/terminal/picture.test.ts', why: 'a part of painting a difference'},
	'system/terminal/paint-row.ts': {test: 'system/terminal/picture.test.ts', why: 'a part of painting a picture'},
	'system/random.ts': {
		test: 'polling/back-off.test.ts',
		why: 'one call of the system; what uses it takes it as an argument',
	},
	'ui/palettes.ts': {test: 'ui/theme.test.ts', why: 'tables of styles'},
	'ui/keys/detail-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/help-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/list-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/event-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/filter-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/movements.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'ui/keys/view-keys.ts': {test: 'ui/keymap.test.ts', why: 'a part of the key table'},
	'text/terminal-input/control-sequence.ts': {
		test: 'text/terminal-input/input-decoder.test.ts',
		why: 'a part of the decoder',
	},
	'text/terminal-input/input-state.ts': {
		test: 'text/terminal-input/input-decoder.test.ts',
		why: 'a part of the decoder',
	},
	'text/terminal-input/input-token.ts': {
		test: 'text/terminal-input/input-decoder.test.ts',
		why: 'a part of the decoder',
	},
	'text/terminal-input/key-code.ts': {test: 'text/terminal-input/input-decoder.test.ts', why: 'a part of the decoder'},
	'text/terminal-input/modifiers.ts': {test: 'text/terminal-input/input-decoder.test.ts', why: 'a part of the decoder'},
};

/**
 * What is wrong with the mirror, in sentences: a source `a/b.ts` is tested by `a/b.test.ts`, or has an entry in the table.
 * `sources` are pairs of a path and its text, `tests` is the set of the paths of all tests.
 */
export function findMirrorFaults({sources, tests, table}) {
	const codes = new Map(sources);
	const untested = [...codes]
		.filter(([source, code]) => !hasTest(source, tests) && !Object.hasOwn(table, source) && !isTypesOnly(source, code))
		.map(([source]) => `source/${source} has neither a test of its name nor an entry in .tools/mirror.js`);
	const entries = Object.entries(table).flatMap(([source, {test}]) => [
		...findSourceFaults(source, codes.get(source), tests),
		...(tests.has(test) ? [] : [`test/${test} of .tools/mirror.js does not exist`]),
	]);
	return [...untested, ...entries];
}

function findSourceFaults(source, code, tests) {
	if (code === undefined) {
		return [`source/${source} of .tools/mirror.js does not exist`];
	}

	if (hasTest(source, tests)) {
		return [`source/${source} has a test of its name: it needs no entry in .tools/mirror.js`];
	}

	return isTypesOnly(source, code) ? [`source/${source} is of types alone: it needs no entry in .tools/mirror.js`] : [];
}

function hasTest(source, tests) {
	const name = source.replace(/\.tsx?$/v, '');
	return ['ts', 'tsx'].some((ending) => tests.has(`${name}.test.${ending}`));
}

/** Whether nothing is left to run once the types are taken out. */
function isTypesOnly(source, code) {
	return transformSync(code, {loader: source.endsWith('x') ? 'tsx' : 'ts'}).code.trim() === '';
}
