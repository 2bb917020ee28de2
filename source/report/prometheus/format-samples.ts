import {Gauge, Histogram, Registry, type RegistryContentType} from 'prom-client';
import {metrics, type Sample} from './metrics.js';

export type MetricsFormat = 'text' | 'openMetrics';

export const contentTypes: Readonly<Record<MetricsFormat, RegistryContentType>> = {
	text: Registry.PROMETHEUS_CONTENT_TYPE,
	openMetrics: Registry.OPENMETRICS_CONTENT_TYPE,
};

/** A scrape in Prometheus's text format or in OpenMetrics. Metrics without samples are left out. */
export async function formatSamples(samples: readonly Sample[], format: MetricsFormat): Promise<string> {
	const registry = new Registry<RegistryContentType>();
	registry.setContentType(contentTypes[format]);
	const byName = Map.groupBy(samples, ({name}) => name);
	for (const {name, type, help} of metrics) {
		const ofMetric = byName.get(name) ?? [];
		const metric = new counted[type]({name, help}, ofMetric);
		if (ofMetric.length > 0) {
			registry.registerMetric(metric);
		}
	}

	return registry.metrics();
}

type Described = {readonly name: string; readonly help: string};

/**
 * Gauges whose values were counted before. Setting them one by one, prom-client would look each up under a text of its labels
 * that names with commas and colons can make the same for two of them.
 */
class CountedGauge extends Gauge {
	readonly #samples: readonly Sample[];

	constructor(described: Described, samples: readonly Sample[]) {
		super({...described, registers: []});
		this.#samples = samples;
	}

	override async get() {
		const metric = await super.get();
		return {...metric, values: this.#samples.map(({labels, value}) => ({labels, value}))};
	}
}

/** A histogram that was counted before: by clusters, whose labels may change while they are counted. */
class CountedHistogram extends Histogram {
	readonly #described: Described;
	readonly #samples: readonly Sample[];

	constructor(described: Described, samples: readonly Sample[]) {
		super({...described, registers: []});
		this.#described = described;
		this.#samples = samples;
	}

	/** What prom-client formats instead of `get`, where a metric has it. */
	async getForPromString() {
		const {name} = this.#described;
		return {
			...this.#described,
			type: 'histogram',
			values: this.#samples.map(({suffix = '', labels, value}) => ({metricName: `${name}${suffix}`, labels, value})),
		};
	}
}

const counted = {gauge: CountedGauge, histogram: CountedHistogram} as const;
