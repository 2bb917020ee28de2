import type {MetricsFormat} from './format-samples.js';

type Range = {readonly type: string; readonly version: string | undefined; readonly quality: number};

/**
 * The format that an Accept header asks for: OpenMetrics 1.0.0 only where it is named, and not named as less welcome than
 * text; else text, which everything reads.
 */
export function acceptedFormat(accept: string | undefined): MetricsFormat {
	const ranges = (accept ?? '').split(',').map((range) => parseRange(range));
	const openMetrics = bestOf(
		ranges.filter(({type, version = '1.0.0'}) => type === 'application/openmetrics-text' && version === '1.0.0'),
	);
	const text = bestOf(ranges.filter(({type}) => ['text/plain', 'text/*', '*/*'].includes(type)));
	return openMetrics > 0 && openMetrics >= text ? 'openMetrics' : 'text';
}

function bestOf(ranges: readonly Range[]): number {
	return Math.max(0, ...ranges.map(({quality}) => quality));
}

function parseRange(range: string): Range {
	const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
	const values = new Map(
		parameters.map((parameter) => {
			const [name = '', value = ''] = parameter.split('=').map((part) => part.trim());
			return [name, value.replaceAll('"', '')];
		}),
	);
	const quality = Number(values.get('q') ?? 1);
	return {type, version: values.get('version'), quality: quality >= 0 && quality <= 1 ? quality : 0};
}
