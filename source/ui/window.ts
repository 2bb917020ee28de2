export type ListWindow = {readonly start: number; readonly end: number};

/** Which part of a list of `length` fits into `size` rows with the row at `index` near its middle. */
export function windowOf({length, size, index}: {length: number; size: number; index: number}): ListWindow {
	const start = Math.max(0, Math.min(index - Math.floor(size / 2), length - size));
	return {start, end: Math.min(length, start + size)};
}
