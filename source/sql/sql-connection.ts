import type {HostNames} from '../domain/host-names.js';

/** A value as text, with every digit; null for SQL's NULL. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export type SqlAnswer = {
	/** Also of an answer without rows. */
	readonly columns: readonly string[];
	readonly rows: readonly SqlRow[];
};

/** Throws a SqlError or what the driver throws, or the signal's reason once that is aborted. */
export type QueryRows = (sql: string, signal: AbortSignal) => Promise<SqlAnswer>;

export type SqlConnection = {
	readonly queryRows: QueryRows;
	/** False as soon as the server has closed the connection, or it was lost. */
	readonly isOpen: () => boolean;
	/** Ends the connection as the protocol wants it, after what is still under way. */
	readonly close: () => void;
	/** Drops the connection at once, as a server that hangs would never answer a proper end. */
	readonly destroy: () => void;
};

export type SqlLogin = {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly password: string;
	/** Longest wait for the login, and for each statement. */
	readonly timeoutMs: number;
	/** Resolves the host; Node's own lookup unless given. */
	readonly names?: HostNames | undefined;
};

/** Throws as `QueryRows` does. */
export type Connect = (login: SqlLogin, signal: AbortSignal) => Promise<SqlConnection>;
