import os from 'node:os';
import process from 'node:process';

/** Where and when figures were measured. */
export function describeMachine(now: Date): string {
	const cpus = os.cpus();
	const model = cpus[0]?.model ?? 'unknown processor';
	return `Measured on ${now.toISOString().slice(0, 10)}: ${cpus.length} cores (${model}), ${process.platform}, Node ${process.version}.`;
}
