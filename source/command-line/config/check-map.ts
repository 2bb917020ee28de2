import {createUnexpectedError, createUnknownKeyError, type ConfigContext} from './config-error.js';
import {valueAt} from './config-value.js';
import type {clusterSchema, configSchema, CheckIssue} from './schema.js';
import type {ConfigPath, YamlText} from './yaml-text.js';

type CheckContext = ConfigContext & {readonly yaml: YamlText};

type Schema = typeof clusterSchema | typeof configSchema;

/** The checked map at a place of the file; throws a UsageError for the first wrong thing in it. */
export function checkMap<Checked extends Schema>(place: ConfigPath, schema: Checked, context: CheckContext) {
	const given = valueAt(context.yaml.value, place);
	// To compile code for one file would take longer than it saves.
	const result = schema.safeParse(given === undefined || given === '' ? {} : given, {jitless: true});
	if (result.success) {
		return result.data as ReturnType<Checked['parse']>;
	}

	const errors = result.error.issues.flatMap((issue) => explain(issue, place, context));
	const [first] = errors.toSorted((one, other) => one.order - other.order);
	throw first?.error ?? result.error;
}

type Issue = {
	readonly code: string | undefined;
	readonly path: readonly PropertyKey[];
	readonly keys?: readonly string[];
	readonly params?: unknown;
};

/** The errors of an issue, in the order of the text. */
function explain(issue: Issue, place: ConfigPath, context: CheckContext) {
	const way = [...place, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
	const orderOf = (at: ConfigPath) => {
		const {line, column} = context.yaml.positionOf(at);
		return line * 1e6 + column;
	};

	if (issue.code === 'unrecognized_keys') {
		return (issue.keys ?? []).map((key) => ({
			order: orderOf([...way, key]),
			error: createUnknownKeyError([...way, key], context),
		}));
	}

	const wanted = (issue.params as CheckIssue | undefined)?.wanted ?? (way.at(-1) === 'tls' ? 'tls' : 'settings');
	const got = valueAt(context.yaml.value, way);
	// What is missing may be there under a name that is misspelt: that is said first.
	const order = got === undefined ? Infinity : orderOf(way);
	return [{order, error: createUnexpectedError(way, {wanted, got}, context)}];
}
