import process from 'node:process';

/** The CPU time of this process that an action takes, collecting its garbage as it comes, in ms. */
export function measureCpu(act: () => void): number {
	const before = process.cpuUsage();
	act();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}
