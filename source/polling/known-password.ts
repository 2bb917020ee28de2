/** A password that may become another one while it is used: one that is read from a file. */
export type KnownPassword = {
	/** Looks whether there is another one; `use` has been called with it then. */
	readonly renew: () => Promise<void>;
	/** Something of its own for each who wants to know whether there was another one since that last said so. */
	readonly createWatch: () => () => Promise<boolean>;
};

/** `readOther` gives another password than it gave before, or undefined. */
export function createKnownPassword(
	readOther: () => Promise<string | undefined>,
	use: (password: string) => void,
): KnownPassword {
	let changes = 0;

	async function renew(): Promise<void> {
		const password = await readOther();
		if (password === undefined) {
			return;
		}

		changes++;
		use(password);
	}

	return {
		renew,
		createWatch() {
			let seen = changes;
			return async () => {
				await renew();
				const hasChanged = changes !== seen;
				seen = changes;
				return hasChanged;
			};
		},
	};
}
