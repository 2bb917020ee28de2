/** A cell as it is shown: `text` is '' for the right half of a wide character, and '' is the look of plain text. */
export type ShownCell = {readonly text: string; readonly look: string};

/** Rows of cells; both pictures of a difference have the same size. */
export type ShownPicture = ReadonlyArray<readonly ShownCell[]>;

/** A gap of this many unchanged cells ends a run; shorter ones cost less to write again. */
const longestBridge = 3;
/** Bytes of a change of look, such as `CSI 1;31m`, on average. */
const lookBytes = 5;

/**
 * The bytes of turning one picture into another by a plain method: for each run of changed cells an absolute cursor
 * position, the cells, and a change of look wherever it differs from what was written last. What is really sent is judged
 * by it, so it shares no code with the program.
 */
export function countDifference(before: ShownPicture, after: ShownPicture): number {
	const runs = after.flatMap((row, y) =>
		findRuns(findChanges(before[y] ?? [], row)).map(([from, to]) => ({y, from, cells: row.slice(from, to + 1)})),
	);
	const moved = runs.reduce((sum, {y, from}) => sum + positionBytes(y, from), 0);
	return moved + writtenBytes(runs.flatMap(({cells}) => cells));
}

function findChanges(before: readonly ShownCell[], row: readonly ShownCell[]): readonly number[] {
	return row.flatMap(({text, look}, x) => (before[x]?.text === text && before[x].look === look ? [] : [x]));
}

type Run = readonly [from: number, to: number];

function findRuns(changed: readonly number[]): readonly Run[] {
	const runs: Array<[from: number, to: number]> = [];
	for (const x of changed) {
		const last = runs.at(-1);
		if (last !== undefined && x - last[1] - 1 <= longestBridge) {
			last[1] = x;
		} else {
			runs.push([x, x]);
		}
	}

	return runs;
}

/** `CSI row ; column H`. */
function positionBytes(y: number, x: number): number {
	return 4 + String(y + 1).length + String(x + 1).length;
}

const encoder = new TextEncoder();

function writtenBytes(cells: readonly ShownCell[]): number {
	let bytes = 0;
	let lookBefore = '';
	for (const {text, look} of cells) {
		bytes += encoder.encode(text).length + (look === lookBefore ? 0 : lookBytes);
		lookBefore = look;
	}

	return bytes;
}
