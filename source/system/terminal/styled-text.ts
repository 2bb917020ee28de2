/** A piece of a row in one style. */
type StyledText = {
	readonly text: string;
	/** Parameters of SGR (ECMA-48 8.3.117), such as `1`, `36` or `1;31`; '' is the terminal's default. */
	readonly style: string;
};

/** A row of the screen from its left end; the rest of the row is blank. */
export type StyledRow = readonly StyledText[];
