import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../fixtures');

/** The real agent programs whose answers were recorded. */
export const agentVersions = ['4.2.4.0', '4.2.6.0', '4.5.0.0'] as const;

export type AgentVersion = (typeof agentVersions)[number];

/** A request to a real agent, and its answer. */
export type Recording = {
	readonly method: string;
	readonly target: string;
	/** The JSON that was sealed into a header. */
	readonly rootJson: string | undefined;
	readonly agentJson: string | undefined;
	/** A header that was sent as it stands, cut after 60 characters. */
	readonly rawHeader: string | undefined;
	readonly traceId: string | undefined;
	readonly body: string;
	readonly answer: RecordedAnswer;
};

type RecordedAnswer = {
	readonly status: number;
	/** Empty where there was none. */
	readonly contentType: string;
	readonly date: string;
	readonly location: string | undefined;
	readonly body: string;
};

export function listRecordings(version: AgentVersion): readonly string[] {
	return readdirSync(path.join(folder, 'agent', version))
		.map((file) => path.basename(file, '.http'))
		.toSorted();
}

/** Notes on the request, an empty line, status line and headers, an empty line, the body. */
export function readRecording(version: AgentVersion, name: string): Recording {
	const text = readFileSync(path.join(folder, 'agent', version, `${name}.http`), 'utf8');
	const [notes = '', head = '', ...rest] = text.split('\n\n');
	const [, method = '', target = ''] = /^# ([A-Z]+) (\S+)/v.exec(notes) ?? [];
	return {
		method,
		target,
		rootJson: find(notes, /^# X-OCS-Header: (\{.*\})$/mv),
		agentJson: find(notes, /^# X-OCS-Agent-Header: (\{.*\})$/mv),
		rawHeader: find(notes, /^# X-OCS-Header: \(raw\) (.*)$/mv),
		traceId: find(notes, /X-OBSHELL-Trace-ID: (\S+)/v),
		body: find(notes, /--data-binary (.*)$/mv) ?? '',
		answer: {
			status: Number(find(head, /^HTTP\/\d\.\d (\d{3})/v)),
			contentType: find(head, /^content-type: (.*)$/imv) ?? '',
			date: find(head, /^date: (.*)$/imv) ?? '',
			location: find(head, /^location: (.*)$/imv),
			body: rest.join('\n\n'),
		},
	};
}

/** The example answer of obshell's documentation. */
export function readVendorSample(): Pick<RecordedAnswer, 'status' | 'contentType' | 'body'> {
	const body = readFileSync(path.join(folder, 'overview-success.json'), 'utf8');
	return {status: 200, contentType: 'application/json', body};
}

function find(text: string, pattern: RegExp): string | undefined {
	return pattern.exec(text)?.[1];
}
