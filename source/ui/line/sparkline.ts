const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A row of bars, one cell for each value, scaled to the highest; the latest `width` values, the newest at the right. */
export function drawSparkline(values: readonly number[], width: number): string {
	const shown = values.slice(-width);
	const most = Math.max(...shown);
	return most > 0 ? shown.map((value) => steps[Math.min(7, Math.floor((value / most) * 8))] ?? steps[0]).join('') : '';
}
