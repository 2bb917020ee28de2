/** A part of a failed restore's COMMENT: what one log stream, or the root service, says. */
export type FailurePiece = {
	/** Whole pieces without the semicolon that ends them. */
	readonly text: string;
	/** A semicolon ends it. The last piece may have none: OceanBase cuts the comment where its column ends. */
	readonly isEnded: boolean;
};

/** The pieces of a comment that are not blank. A semicolon in brackets is part of a message and ends no piece. */
export function splitFailure(comment: string): readonly FailurePiece[] {
	const pieces: FailurePiece[] = [];
	let start = 0;
	let depth = 0;
	for (let at = 0; at < comment.length; at += 1) {
		const sign = comment[at];
		if (sign === '(') {
			depth += 1;
		} else if (sign === ')') {
			depth = Math.max(0, depth - 1);
		} else if (sign === ';' && depth === 0) {
			pieces.push({text: comment.slice(start, at), isEnded: true});
			start = at + 1;
		}
	}

	pieces.push({text: comment.slice(start), isEnded: false});
	return pieces.filter(({text}) => text.trim() !== '');
}
