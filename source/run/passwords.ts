import type {AgentClient} from '../agent/agent-client.js';
import type {ClusterTarget} from '../domain/cluster.js';
import {withPasswordFlaw, type Problem} from '../domain/problem.js';
import {createKnownPassword, type KnownPassword} from '../polling/known-password.js';

/** The passwords of one cluster, which may change while they are used. */
type Passwords = Pick<KnownPassword, 'createWatch'> & {
	/** Resolves with the present password of root@sys; undefined if none was given. */
	readonly readRootPassword: () => Promise<string | undefined>;
	/** A problem of the agent, with what is odd about the password that it refused. */
	readonly explain: (problem: Problem) => Problem;
};

export type PasswordsOptions = {
	readonly client: Pick<AgentClient, 'usePassword'>;
	/** Resolves with the password of the credential if its file has changed; undefined if it cannot change. */
	readonly readOtherPassword: (() => Promise<string | undefined>) | undefined;
};

/** Passes each new password of the credential to the agent's client, and to SQL if it is that of root@sys. */
export function createPasswords(
	{credential, rootPassword: given}: Pick<ClusterTarget, 'credential' | 'rootPassword'>,
	{client, readOtherPassword = async () => undefined}: PasswordsOptions,
): Passwords {
	// The user of SQL may have a password of its own.
	const isShared = credential.kind === 'root' && credential.password === given;
	let rootPassword = given;
	let used = credential.kind === 'none' ? undefined : credential.password;
	const {createWatch, renew} = createKnownPassword(readOtherPassword, (password) => {
		if (isShared) {
			rootPassword = password;
		}

		used = password;
		client.usePassword(password);
	});
	return {
		createWatch,
		explain: (problem) => (used === undefined ? problem : withPasswordFlaw(problem, used)),
		async readRootPassword() {
			await renew();
			return rootPassword;
		},
	};
}
