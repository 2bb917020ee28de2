/** The dot of a line in the left and in the right half of a braille character, from the lowest of four heights up. */
const [left, right] = [
	[0x40, 0x04, 0x02, 0x01],
	[0x80, 0x20, 0x10, 0x08],
] as const;
const braille = 0x28_00;
const heights = 4;

/**
 * A line of two values a cell, scaled from the lowest to the highest that is shown, the newest at the right: the latest
 * values that fit into `width` cells, or all of them in fewer cells. Values that are all the same are a line in the middle.
 */
export function drawSparkline(values: readonly number[], width: number): string {
	const shown = values.slice(-2 * width);
	const [least, most] = [Math.min(...shown), Math.max(...shown)];
	const levels = shown.map((value) => (most > least ? Math.floor(((value - least) / (most - least)) * heights) : 1));
	const cells = Array.from({length: Math.ceil(levels.length / 2)}, (_, cell) =>
		drawCell(levels[2 * cell] ?? 0, levels[2 * cell + 1]),
	);
	return cells.join('');
}

function drawCell(first: number, second: number | undefined): string {
	const dots = (left[Math.min(first, heights - 1)] ?? 0) + (dotOf(second) ?? 0);
	return String.fromCodePoint(braille + dots);
}

function dotOf(level: number | undefined): number | undefined {
	return level === undefined ? undefined : right[Math.min(level, heights - 1)];
}
