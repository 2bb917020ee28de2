/** The same as `engines` in package.json. */
const least = [22, 19] as const;

/**
 * The message for a Node that is too old, with what to do; undefined for one that is new enough. The entry file runs this
 * on every Node, so its syntax has to be readable to old ones.
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
