import type {ConfigWords} from './config-words.js';

const template = `## restop reads ~/.config/restop/config.yaml, or the file of --config. Options on the command line go before it.
## Remove the first # of a line to use it. Others must not be able to write this file: chmod 600.
## Check it: restop config --check --connect

## Seconds between two rounds of polls, and the longest wait for one answer.
#interval: 2
#timeout: 10

## Without tenants on the command line: also show restores that ended so long ago; 0 for running ones only.
#since: 24h

## Colours: dark, light, colour-blind or mono. Without it dark or light, by the background of the terminal.
#theme: dark

## Language of the screen: en or zh.
#lang: en

## Clusters, in the order of the screen. NAME@CLUSTER on the command line takes these names.
#clusters:
#  prod:
#    ## One agent or several of this cluster; if one fails, the next is polled. https:// and [IPV6]:PORT are allowed.
#    agents:
#      - https://10.10.10.1:2886
#      - https://10.10.10.2
#    ## Also fail over to agents that the cluster itself lists.
#    learnAgents: false
#    ## The password of root@sys: {file: FILE}, {env: NAME} or {command: COMMAND}. No password may stand here itself.
#    ## A command runs without a terminal, for 30 seconds at most; the first line of its output is the password.
#    ## A relative path starts from the folder of this file. Without a password restop prompts for it.
#    password: {command: pass show oceanbase/prod}
#    ## An agent with a password of its own, and SQL with another user.
#    agentPassword: {file: ~/.restop/prod-agent}
#    sqlPassword: {env: PROD_SQL_PASSWORD}
#    ## The server to read progress from, as [USER@TENANT@]HOST:PORT; false for no SQL. Default: found through the agent.
#    sql: restop@sys@10.10.10.1:2881
#    tls:
#      ca: ca.pem
#      ## A client certificate, where agents require one.
#      cert: client.pem
#      key: client.key
#      ## true does not verify certificates; the screen says so.
#      insecure: false
#    ## all, or names and patterns. Put a pattern that begins with * in quotes.
#    tenants:
#      - orders_dr
#      - "prod_*"
#  test:
#    agents: 10.20.10.1
`;

/** What is said about the config file. */
export const config: ConfigWords = {
	expected: (place, wanted, got) => `${place}: expected ${wanted}, got ${got}`,
	wanted: {
		address: 'HOST[:PORT]',
		sql: '[USER@TENANT@]HOST:PORT or false',
		seconds: 'seconds, 0.1 or more',
		duration: 'a duration such as 24h, 90m or 7d, or 0',
		boolean: 'true or false',
		path: 'the path of a file',
		tenants: 'all, or a list of names and patterns such as "prod_*"',
		theme: 'dark, light, colour-blind or mono',
		lang: 'en or zh',
		tls: 'a map with ca, cert, key or insecure',
		settings: 'a map of settings',
		clusters: "a map of clusters' names",
		clusterName: 'a name of letters, digits, "_", "-" and ".", up to 64',
		httpsAgents: 'https:// before every agent',
	},
	expectedSecret: (place) =>
		`${place}: expected {file: FILE}, {env: NAME} or {command: COMMAND}; the password itself must not stand in this file`,
	text: 'text',
	list: 'a list',
	map: 'a map',
	unknownKey: (place) => `${place}: unknown key; see restop config --print`,
	misspeltKey: (place, meant) => `${place}: unknown key (did you mean ${meant}?)`,
	notYaml: (place, fault) => `${place}: ${fault}`,
	yaml: {
		tab: 'tab in the indentation; use spaces',
		repeated: 'key given more than once',
		severalDocuments: 'more than one YAML document; remove the second one',
		tag: 'YAML tags are not supported; remove it, or put the value in quotes',
		alias: 'too many YAML aliases; write the values out',
		unquoted: 'put a value that begins with this character in quotes',
		tooDeep: 'nested too deep',
		other: 'not valid YAML; check indentation, quotes and brackets',
	},
	notUsed: (file, cause) => `${file}: ${cause}`,
	notUtf8: 'not UTF-8; save it in that encoding',
	untrusted: {
		notRegular: () => 'not a regular file',
		tooLarge: () => 'larger than 256 KB; is it a config file?',
		writable: (command) => `others can write to it; restrict it: ${command}`,
		foreign: () => 'belongs to another user; use a file of your own or of root',
	},
	readable: (file, command) => `warning: others can read ${file} and the commands in it; restrict it: ${command}`,
	noVariable: (place, name) => `${place}: environment variable ${name} is not set`,
	commandFailed: (place, cause) => `${place}: command ${cause}; run it in a shell to see why`,
	commandEnds: {
		noLine: 'printed no password on its first line',
		exit: (code) => `failed with ${code}`,
		late: (seconds) => `was still running after ${seconds} s`,
		tooLong: 'printed a line that is too long for a password',
		notStarted: 'could not be started',
		aborted: 'was stopped',
	},
	noFile: (file) => `config: no config file at ${file}; for a template run restop config --print`,
	noPlace: 'config: no config file; name one with --config FILE',
	template,
	check: {
		good: (file, clusters) => `${file}: ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`,
		noClusters: 'no clusters: restop asks the agent on 127.0.0.1:2886',
		agents: (addresses) => `agents ${addresses}`,
		learnsAgents: 'and others that they list',
		passwords: {
			agent: (source) => `agent password from ${source}`,
			root: (source) => `root@sys password from ${source}`,
			prompt: 'root@sys password from a prompt',
			sql: (source) => `SQL password from ${source}`,
		},
		sources: {
			file: (file) => `file ${file}`,
			env: (name) => `variable ${name}`,
			command: () => 'a command',
		},
		sqlFromAgent: 'SQL as root@sys, found through the agent',
		sqlAt: (address, user) => `SQL at ${address} as ${user}`,
		noSql: 'no SQL',
		everyRestore: 'watches every restore',
		tenants: (names) => `watches ${names}`,
		agentAnswers: (address, version) => `agent ${address}: version ${version}`,
		passwordRight: 'password: right',
		clockSkew: (duration, isAhead) => `clock: the agent's is ${duration} ${isAhead ? 'ahead' : 'behind'}`,
		clockAgrees: 'clock: agrees within 2s',
		sqlAnswers: (address) => `SQL: answers on ${address}`,
		view: (name, columns) => `${name}: readable, ${columns} columns`,
		missingColumns: (name, columns) => `${name}: readable, without ${columns}`,
		noView: (name, cause) => `${name}: not readable${cause === '' ? '' : ` (${cause})`}; grant SELECT on it`,
		unknownVersion: 'unknown',
	},
};
