/** A password that may change while it is used, such as one that is read from a file. */
export type KnownPassword = {
	/** Reads it again; `use` has been called if it is another one. */
	readonly renew: () => Promise<void>;
	/** Each watch reads it again and resolves with whether it has changed since that watch was last asked. */
	readonly createWatch: () => () => Promise<boolean>;
};

/** `readOther` resolves with the password if it is another one than before, else with undefined. */
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
