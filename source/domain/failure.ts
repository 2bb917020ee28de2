/** A failed restore's COMMENT taken apart; a part that it does not name is undefined. */
export type Failure = {
	/** The error's name, such as OB_ERR_LOG_NOT_ENOUGH. */
	readonly error: string | undefined;
	/** The signed error number, such as -4018. */
	readonly code: number | undefined;
	/** The component that failed: ROOTSERVICE, CLOG or STORAGE; in older texts server or rootservice. */
	readonly module: string | undefined;
	/** `ip:port` of the observer whose log has the details. */
	readonly server: string | undefined;
	readonly traceId: string | undefined;
	/** The whole text, line feeds kept. */
	readonly comment: string;
};

/**
 * Two formats are known: `MODULE : ERROR(code) on "ip:port" with traceid T` (update_job_error_info) and one piece a log
 * stream, each ended by `;` (ObHAResultInfo). Each part is taken from the first piece that has it.
 */
export function parseFailure(comment: string): Failure {
	const code = firstMatch(comment, /\((-\d{1,9})\)/v, /\b(?:result|ret|error_code)\s{0,4}[:=]\s{0,4}"?(-\d{1,9})\b/iv);
	return {
		error: firstMatch(comment, /\b(OB_[\dA-Z_]{2,80})/v),
		code: code === undefined ? undefined : Number(code),
		module: firstMatch(comment, /\b(ROOTSERVICE|CLOG|STORAGE)\s{0,4}:/v, /\((server|rootservice)\)/iv),
		server: firstMatch(comment, /(\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}|\[[\d.:a-f]{2,45}\]:\d{1,5})/iv),
		traceId: firstMatch(comment, /\btrace_?id[\s":=]{1,4}([\w\-]{4,80})/iv),
		comment,
	};
}

function firstMatch(text: string, ...patterns: readonly RegExp[]): string | undefined {
	for (const pattern of patterns) {
		const found = pattern.exec(text)?.[1];
		if (found !== undefined) {
			return found;
		}
	}

	return undefined;
}
