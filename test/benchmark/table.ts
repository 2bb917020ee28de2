/** Rows of cells as a Markdown table whose columns stand under each other: the first to the left, the others to the right. */
export function formatTable([head = [], ...rows]: ReadonlyArray<readonly string[]>): string {
	const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
	const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
	return [head, rule, ...rows].map((row) => formatRow(row, widths)).join('\n');
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
	const cells = widths.map((width, column) =>
		column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
	);
	return `| ${cells.join(' | ')} |`;
}
