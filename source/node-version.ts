/** As `engines` in package.json says it. */
const least = [22, 19] as const;

/**
 * What to tell the reader whose Node is too old; undefined when it will do. The launcher runs this on any Node, so its
 * syntax must stay readable to old ones.
 */
export function refuseNode(version: string): string | undefined {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const isEnough = major > least[0] || (major === least[0] && minor >= least[1]);
	return isEnough
		? undefined
		: [
				`restop needs Node ${least.join('.')} or newer; this is ${version}`,
				'Install a newer Node from https://nodejs.org, or put one first on the PATH, and run restop again.',
			].join('\n');
}
