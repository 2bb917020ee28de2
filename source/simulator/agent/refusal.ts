/** A refusal before it is wrapped in the envelope. */
export type Refusal = {
	readonly status: number;
	readonly error: {readonly code?: number; readonly errCode?: string; readonly message: string};
	/** `omitted` when the handler was not reached; a handler that returns a nil pointer or list sends null. */
	readonly data?: Emptiness;
	/** Refused before the trace middleware ran. */
	readonly isUntraced?: boolean;
};

/** What a refusal has for `data`: no such key, `null`, or `{"contents": null}`. */
export type Emptiness = 'omitted' | 'null' | 'nullContents';

/** A refusal in both of the agent's formats; `%s` in a message stands for a detail of the request. */
export type RefusalEntry = {
	/** Agents from 4.3.1.0 on. */
	readonly current: readonly [status: number, errCode: string, message: string, code?: number];
	/** Older agents. */
	readonly legacy: readonly [status: number, code: number, message: string];
	readonly data?: Emptiness;
	readonly isUntraced?: boolean;
};

/** The code of all refused headers. */
export const unauthorized = 10_008;
