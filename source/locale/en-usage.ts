import type {UsageWords} from './words.js';

/** What `--help` says: what works today. */
const help = `top for OceanBase restores

Usage
  $ restop <tenant ...>      watch restores, full screen
  $ restop demo              the same, on a built-in simulated cluster
  $ restop simulate          run the simulated cluster as a server

  tenant   NAME or NAME@HOST[:PORT]; after -- every word is a tenant

Options
  -a, --agent HOST[:PORT]       an agent of the cluster; https:// and [v6]:port allowed  (127.0.0.1:2886)
  -s, --socket PATH             the unix socket of the agent on this host; needs no password as root or the observer's user
  --password-file FILE          password of root@sys; - reads standard input. Else RESTOP_PASSWORD, else a prompt
  --agent-password-file FILE    agent password. Else RESTOP_AGENT_PASSWORD
  -n, --interval SECONDS        pause between two rounds of polls, 0.1 or more  (2)
  --timeout SECONDS             longest wait for one answer, 0.1 or more  (10)
  -1, --once                    poll once, print, exit
  -w, --wait                    exit when every watched restore has ended
  -o, --output FORMAT           screen, plain, json or ndjson  (screen on a terminal, else plain)
  --speed N                     demo: how many times faster than life  (60)
  --listen HOST:PORT            simulate: where to listen  (127.0.0.1:2886)
  --sql [USER@]HOST:PORT        where OceanBase tells figures over SQL  (found through the agent, as root@sys)
  --no-sql                      do not ask OceanBase itself
  --ca FILE                     who vouches for agents over https://, instead of those that the system trusts
  --cert FILE, --key FILE       our own certificate, for agents that ask for one
  --insecure                    take every certificate for good; the screen says so
  --no-color, --utc             no colours; times in UTC
  -h, --help   -v, --version

Exit codes
  0 nothing failed   1 a restore failed or was dropped   2 wrong usage   3 could not observe
  70 a bug in restop   128+n ended by signal n
`;

export const usage: UsageWords = {
	help,
	unknownOption: (option) => `${option}: expected an option that restop --help lists; got "${option}"`,
	expected: (option, wanted, got) =>
		`${option}: expected ${wanted}; got ${got === '' ? 'nothing' : JSON.stringify(got)}`,
	seconds: 'seconds, 0.1 or more',
	factor: 'a number above 0',
	format: 'screen, plain, json or ndjson',
	address: 'HOST, HOST:PORT, [IPV6]:PORT or one of them after https://',
	listen: 'HOST:PORT',
	sqlTarget: '[USER@]HOST:PORT',
	socket: 'the path of a unix socket, up to 107 bytes long',
	noAgentBeside: 'no --agent beside it',
	noHost: 'a name without @HOST, since --socket says where',
	certificateFile: 'a file with a certificate in PEM',
	keyFile: 'a file with a private key in PEM, without a passphrase',
	keyOfCertificate: 'the key of the certificate that --cert names',
	beside: (option) => `${option} beside it`,
	tlsAgent: 'an agent after https://',
	insecure:
		'warning: --insecure takes every certificate for good; whoever stands in for the agent can learn the password',
	noValue: 'no value',
	file: 'a file that can be read',
	exposed: (file, command) => `warning: others can read ${file}; to keep it to yourself, run: ${command}`,
	onceOnly: 'to be given once',
	tenant: 'at least one tenant, as in "restop rt2"',
	oneCluster: 'tenants of one cluster',
	noTenant: 'no tenant',
	terminal: 'a terminal (and neither --once nor --wait -o json) for the full screen',
	commandLater: (command) => `${command}: this command is not there yet; see restop --help`,
	prompt: (address) => `Password of root@sys at ${address}: `,
	simulating: (address, tenants) => `simulated cluster on ${address}, tenants ${tenants}; Ctrl-C ends it`,
	cannotListen: (address, cause) => `--listen: cannot listen on ${address} (${cause})`,
	demoBadge: (speed) => `demo, ${speed}× life`,
};
