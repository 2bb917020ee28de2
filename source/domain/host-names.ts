export type HostAddress = {readonly address: string; readonly family: number};

/** The name service of this host, and what is known of the addresses of a name. */
export type HostNames = {
	/** The addresses of a name, the one that was reached last first. Throws the name service's error, such as ENOTFOUND. */
	readonly resolve: (name: string) => Promise<readonly HostAddress[]>;
	/** Whether the name service has not answered about this name yet. */
	readonly isPending: (name: string) => boolean;
	/** A connection to this address of the name was established. */
	readonly prefer: (name: string, address: string) => void;
};
