/** A password that may change while it is used, such as that of a file. */
export type KnownPassword = {
	/** Reads it again; if it has changed, `use` has been called. */
	readonly renew: () => Promise<void>;
	/** A watch reads it again and resolves with whether it has changed since the last call of the same watch. */
	readonly createWatch: () => () => Promise<boolean>;
};

/** `readOther` resolves with the password if it has changed, else with undefined. */
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
