import dashboard from './dashboard.json' with {type: 'json'};
import {alertRules} from './rules.js';

/** A file to give to Grafana or Prometheus, with the line feed at its end. */
export function formatFile(what: 'dashboard' | 'rules'): string {
	return what === 'dashboard' ? `${JSON.stringify(dashboard, undefined, 2)}\n` : alertRules;
}
