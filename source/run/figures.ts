import type {Credential} from '../agent/agent-client.js';
import type {ExactJson} from '../domain/restore-report.js';
import {aborted} from '../runtime/aborted.js';
import type {FiguresSource} from '../runtime/poll-figures.js';
import {connect} from '../sql/connect.js';
import {findSqlAddress, type SqlTarget} from '../sql/sql-address.js';
import {SqlError} from '../sql/sql-error.js';
import {createSqlSource} from '../sql/sql-source.js';

export type FiguresPlace = {
	readonly credential: Credential;
	/** What `--sql` says; undefined to ask the agent. */
	readonly target: SqlTarget | undefined;
	readonly agentOrigin: string;
	readonly timeoutMs: number;
	/** What the agent says of its cluster, as soon as it has. */
	readonly cluster: Promise<ExactJson | undefined>;
};

const rootUser = 'root@sys';

/** OceanBase as a source of figures: beside the agent, or where the command line says. Throws a SqlError. */
export async function openFigures(place: FiguresPlace, signal: AbortSignal): Promise<FiguresSource> {
	const {credential, target, timeoutMs} = place;
	if (credential.kind === 'agent') {
		throw new SqlError({reason: 'noPassword', said: ''});
	}

	const address = target ?? findSqlAddress(await orAborted(place.cluster, signal), hostOf(place.agentOrigin));
	if (address === undefined) {
		throw new SqlError({reason: 'noAddress', said: ''});
	}

	const {host, port} = address;
	return createSqlSource({
		address: {host, port},
		user: target?.user ?? rootUser,
		password: credential.password,
		connect,
		timeoutMs,
	});
}

/** An agent that never says where it is must not keep the program from ending. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	const failed = async (): Promise<never> => {
		await aborted(signal);
		throw signal.reason as Error;
	};

	return Promise.race([work, failed()]);
}

function hostOf(origin: string): string {
	return new URL(origin).hostname.replaceAll(/[\[\]]/gv, '');
}
