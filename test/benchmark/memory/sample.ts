/** How many samples are taken of a run, evenly. */
export const samples = 10;

/** The process after so many updates, with its garbage collected; in bytes. */
export type Sample = {
	readonly updates: number;
	readonly heapUsed: number;
	readonly external: number;
	readonly rss: number;
	readonly frames: number;
	readonly bytesWritten: number;
};
