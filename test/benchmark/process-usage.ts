import {readFile} from 'node:fs/promises';

/** What a process has used since it began; Linux only. */
export type Usage = {
	/** Seconds of all threads, and of the children that have ended. */
	readonly cpuSeconds: number;
	readonly rssMebibytes: number;
};

/** /proc counts in hundredths of a second on all architectures that Node runs on. */
const ticksPerSecond = 100;

export async function readUsage(pid: number): Promise<Usage> {
	const [stat, status] = await Promise.all([
		readFile(`/proc/${pid}/stat`, 'utf8'),
		readFile(`/proc/${pid}/status`, 'utf8'),
	]);
	return {cpuSeconds: parseCpuSeconds(stat), rssMebibytes: parseRss(status)};
}

/** Columns 14 to 17 of proc_pid_stat(5); the name in column 2 may hold blanks and parentheses. */
export function parseCpuSeconds(stat: string): number {
	const columns = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return columns.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

export function parseRss(status: string): number {
	return Number(/^VmRSS:\s+(\d+) kB$/mv.exec(status)?.[1]) / 1024;
}
