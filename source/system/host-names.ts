import {lookup as systemLookup} from 'node:dns/promises';

type HostAddress = {readonly address: string; readonly family: number};

/** As domain/host-names.ts describes it. */
type HostNames = {
	readonly resolve: (name: string) => Promise<readonly HostAddress[]>;
	readonly isPending: (name: string) => boolean;
	readonly prefer: (name: string, address: string) => void;
};

type Lookup = (name: string, options: {readonly all: true}) => Promise<readonly HostAddress[]>;

/**
 * Names as the system resolves them, files and other sources included. There is one lookup of a name at a time: a name
 * server that is silent is asked for half a minute, and each lookup occupies a thread meanwhile.
 */
export function createHostNames(lookup: Lookup = systemLookup): HostNames {
	const pending = new Map<string, Promise<readonly HostAddress[]>>();
	const preferred = new Map<string, string>();

	async function look(name: string): Promise<readonly HostAddress[]> {
		try {
			return await lookup(name, {all: true});
		} finally {
			pending.delete(name);
		}
	}

	return {
		async resolve(name) {
			const looking = pending.get(name) ?? look(name);
			pending.set(name, looking);
			const addresses = await looking;
			const isFirst = ({address}: HostAddress) => address === preferred.get(name);
			return [...addresses.filter((known) => isFirst(known)), ...addresses.filter((known) => !isFirst(known))];
		},
		isPending: (name) => pending.has(name),
		prefer(name, address) {
			preferred.set(name, address);
		},
	};
}
