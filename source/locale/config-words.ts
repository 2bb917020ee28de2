/** What is said about the config file: refusals in one line each, and what `restop config` prints. */
export type ConfigWords = {
	/** `place` is `config.yaml:12:5: clusters.prod.agents`. */
	readonly expected: (place: string, wanted: string, got: string) => string;
	readonly wanted: {
		readonly address: string;
		readonly sql: string;
		readonly seconds: string;
		readonly duration: string;
		readonly boolean: string;
		readonly path: string;
		readonly tenants: string;
		readonly theme: string;
		readonly lang: string;
		/** Maps with certain keys. */
		readonly tls: string;
		readonly settings: string;
		readonly clusters: string;
		readonly clusterName: string;
		readonly httpsAgents: string;
	};
	/** A password in the file itself, or anything else in its place: what was given is never shown. */
	readonly expectedSecret: (place: string) => string;
	/** In the place of a value that is not shown, or is no text. */
	readonly text: string;
	readonly list: string;
	readonly map: string;
	readonly unknownKey: (place: string) => string;
	readonly misspeltKey: (place: string, meant: string) => string;
	readonly notYaml: (place: string, fault: string) => string;
	/** What is wrong with the text, by where the parser stops. */
	readonly yaml: {
		readonly tab: string;
		readonly repeated: string;
		readonly severalDocuments: string;
		readonly tag: string;
		readonly alias: string;
		readonly unquoted: string;
		readonly tooDeep: string;
		readonly other: string;
	};
	/** A file that is not used, and why. */
	readonly notUsed: (file: string, cause: string) => string;
	readonly notUtf8: string;
	/** `command` ends that others may write. */
	readonly untrusted: Readonly<Record<'notRegular' | 'tooLarge' | 'writable' | 'foreign', (command: string) => string>>;
	/** A file with commands that others may read. */
	readonly readable: (file: string, command: string) => string;
	readonly noVariable: (place: string, name: string) => string;
	readonly commandFailed: (place: string, cause: string) => string;
	readonly commandEnds: {
		readonly noLine: string;
		/** A number, or the name of a signal. */
		readonly exit: (code: string) => string;
		readonly late: (seconds: string) => string;
		readonly tooLong: string;
		readonly notStarted: string;
		readonly aborted: string;
	};
	/** There is no file in the usual place. */
	readonly noFile: (file: string) => string;
	/** There is no home folder, so no usual place either. */
	readonly noPlace: string;
	/** A config file in which everything is commented out: without the first `#` of each line it is a valid one. */
	readonly template: string;
	readonly check: CheckWords;
};

/** What `restop config --check` prints: a line or two about each cluster. */
export type CheckWords = {
	/** The file is right; `clusters` is their number. */
	readonly good: (file: string, clusters: number) => string;
	readonly noClusters: string;
	readonly agents: (addresses: string) => string;
	readonly learnsAgents: string;
	readonly passwords: {
		readonly agent: (source: string) => string;
		readonly root: (source: string) => string;
		readonly prompt: string;
		readonly sql: (source: string) => string;
	};
	readonly sources: Readonly<Record<'file' | 'env' | 'command', (value: string) => string>>;
	readonly sqlFromAgent: string;
	readonly sqlAt: (address: string, user: string) => string;
	readonly noSql: string;
	readonly everyRestore: string;
	readonly tenants: (names: string) => string;
	/** What `--connect` found out. */
	readonly agentAnswers: (address: string, version: string) => string;
	readonly passwordRight: string;
	/** The agent's clock beside ours: `ahead` is true if it is later. */
	readonly clockSkew: (duration: string, isAhead: boolean) => string;
	readonly clockAgrees: string;
	readonly sqlAnswers: (address: string) => string;
	readonly view: (name: string, columns: string) => string;
	readonly missingColumns: (name: string, columns: string) => string;
	/** `cause` is what the server said; '' if it said nothing. */
	readonly noView: (name: string, cause: string) => string;
	readonly unknownVersion: string;
};
