import {errorCodeOf, errorNameOf, isWholeErrorName} from './failure-errors.js';
import type {FailurePiece} from './failure-pieces.js';

/** What one piece of a comment names; a part that it does not name, or that may have been cut, is undefined. */
export type FailureParts = {
	/** The error's name, such as OB_CHECKSUM_ERROR; of a bare number the documented one. */
	readonly error: string | undefined;
	/** The signed error number, such as -4103; of a bare name the documented one. */
	readonly code: number | undefined;
	/** OceanBase's own sentence about the error, in brackets behind its number. */
	readonly message: string | undefined;
	/** What failed, as the comment says it: RESTORE_DATA, RESTORE_CLOG, ROOTSERVICE, CLOG, STORAGE. */
	readonly module: string | undefined;
	readonly logStream: number | undefined;
	/** `ip:port` of the observer whose log has the details. */
	readonly server: string | undefined;
	readonly traceId: string | undefined;
};

/**
 * Takes a piece apart. Each part is the first of its kind in the text, and counts only if another character follows it:
 * at the end of a piece that no semicolon ends, its rest may have been cut off. All patterns are bounded.
 */
export function parsePiece({text, isEnded}: FailurePiece): FailureParts {
	const ended = isEnded ? `${text};` : text;
	return {
		...findError(ended),
		module: findModule(ended, isEnded),
		logStream: findLogStream(ended),
		server: addressPattern
			.exec(ended)
			?.slice(1)
			.find((address) => address !== undefined),
		traceId: findTraceId(ended),
	};
}

/** Whether the piece names anything. */
export function isNaming(parts: FailureParts): boolean {
	return Object.values(parts).some((part) => part !== undefined);
}

const numberPattern =
	/\((?<bracketed>-\d{1,9})\)|\b(?:result|ret|error_code|errno)[\s"]{0,4}[:=][\s"]{0,4}(?<assigned>-\d{1,9})(?=\D)/iv;

type NamedError = Pick<FailureParts, 'error' | 'code' | 'message'>;

/** The name and the number of the error: what stands first decides, and the documented pair completes it. */
function findError(text: string): NamedError {
	const name = findName(text);
	const found = numberPattern.exec(text);
	const number = found?.groups?.['bracketed'] ?? found?.groups?.['assigned'];
	const code = number === undefined ? undefined : Number(number);
	const message = found === null ? undefined : bracketsAt(text, found.index + found[0].length);
	if (name === undefined || (found !== null && found.index < name.index)) {
		return {error: (code === undefined ? undefined : errorNameOf(code)) ?? name?.text, code, message};
	}

	const end = name.index + name.text.length;
	return found?.index === end
		? {error: name.text, code, message}
		: {error: name.text, code: errorCodeOf(name.text) ?? code, message: undefined};
}

function findName(text: string): {readonly text: string; readonly index: number} | undefined {
	const found = /\bOB_[\dA-Z_]{2,80}/v.exec(text);
	if (found === null) {
		return undefined;
	}

	const [name] = found;
	const next = text[found.index + name.length];
	const isWhole = next === undefined ? isWholeErrorName(name) : !/\w/v.test(next);
	return isWhole ? {text: name, index: found.index} : undefined;
}

const longestMessage = 500;

/** The text in the brackets that open at this place; undefined where they do not close. */
function bracketsAt(text: string, start: number): string | undefined {
	let depth = 0;
	for (let at = start; at < Math.min(text.length, start + longestMessage); at += 1) {
		depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
		if (depth <= 0) {
			return at > start + 1 ? text.slice(start + 1, at) : undefined;
		}
	}

	return undefined;
}

/**
 * The root service writes `STORAGE : ERROR…`, and `(ROOTSERVICE)addr: …` without a module; a log stream writes
 * `(SERVER)…, module: RESTORE_DATA, …`, which may yet follow in a piece that was cut.
 */
function findModule(text: string, isEnded: boolean): string | undefined {
	const head = /^\s{0,9}([A-Z][A-Z_]{1,40})\s{0,4}:\s{0,4}OB_/v.exec(text)?.[1];
	const assigned = /\bmodule[\s"]{0,4}[:=][\s"]{0,4}([\w\-]{1,60})(?=[^\w\-])/iv.exec(text)?.[1];
	const origin = /^\s{0,9}\((server|rootservice)\)/iv.exec(text)?.[1];
	return head ?? assigned ?? (isEnded || origin?.toUpperCase() === 'ROOTSERVICE' ? origin : undefined);
}

function findLogStream(text: string): number | undefined {
	const pattern = /\bls_id[\s"]{0,4}[:=][\s"]{0,4}(?:\{id[\s"]{0,4}:[\s"]{0,4})?(\d{1,19})(?=\D)/iv;
	const id = Number(pattern.exec(text)?.[1]);
	return Number.isSafeInteger(id) ? id : undefined;
}

/** IPv4, IPv6 in brackets, or behind `addr` a name. */
const addressPattern =
	/(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3}:\d{1,5})(?=\D)|(\[[\d.:a-f]{2,45}(?:%\w{1,15})?\]:\d{1,5})(?=\D)|\baddr[\s"]{0,4}[:=][\s"]{0,4}([a-z][\w\-.]{0,254}:\d{1,5})(?=\D)/iv;

function findTraceId(text: string): string | undefined {
	const found = /\btrace_?id[\s":=]{1,4}(\w[\w\-]{0,79})/iv.exec(text);
	const [whole = '', id = ''] = found ?? [];
	if (found === null) {
		return undefined;
	}

	const next = text[found.index + whole.length];
	const isWhole = next === undefined ? wholeTraceId.test(id) : !/[\w\-]/v.test(next);
	return isWhole ? id : undefined;
}

/**
 * A trace id to which nothing can follow. OceanBase writes four hexadecimal numbers (TRACE_ID_FORMAT, "Y%lX-%016lX-%lx-%lx"
 * in ob_trace_id.h); the last one has come to its end if it is 0, or has the sixteen digits of 64 bits.
 */
const wholeTraceId = /^Y[\dA-F]{1,16}-[\dA-F]{16}-[\da-f]{1,16}-(?:0|[\da-f]{16})$/v;
