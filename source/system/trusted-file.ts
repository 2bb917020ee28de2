import fs from 'node:fs';

/** Why a file is not read. */
export type TrustFlaw = 'notRegular' | 'tooLarge' | 'writable' | 'foreign';

/** A file that is not read although it could be. */
export class TrustError extends Error {
	override readonly name = 'TrustError';

	readonly flaw: TrustFlaw;

	constructor(flaw: TrustFlaw) {
		super(`the file is not trusted: ${flaw}`);
		this.flaw = flaw;
	}
}

type TrustedFile = {
	readonly bytes: Uint8Array;
	/** Whether the group or all others may read it. */
	readonly isReadableByOthers: boolean;
};

const [writeBits, readBits] = [0o022, 0o044];
const largestBytes = 256 * 1024;

/**
 * Reads a regular file that only its owner may write: this user or root. `userId` is undefined where users have no numbers. Throws a TrustError for any other file, and the
 * error of the system for one that cannot be read. It is opened once, so that what was checked is what is read; a pipe does
 * not hold it up.
 */
export function readTrustedFile(file: string, userId: number | undefined): TrustedFile {
	// eslint-disable-next-line no-bitwise -- flags are a set of bits
	const descriptor = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
	try {
		const status = fs.fstatSync(descriptor);
		const flaw = findFlaw(status, userId);
		if (flaw !== undefined) {
			throw new TrustError(flaw);
		}

		// eslint-disable-next-line no-bitwise -- a mode is a set of bits
		return {bytes: fs.readFileSync(descriptor), isReadableByOthers: (status.mode & readBits) !== 0};
	} finally {
		fs.closeSync(descriptor);
	}
}

type Status = Pick<fs.Stats, 'isFile' | 'size' | 'uid' | 'mode' | 'isDirectory'>;

/** What speaks against reading a file; a folder has the error of the system. */
export function findFlaw(status: Status, userId: number | undefined): TrustFlaw | undefined {
	if (status.isDirectory()) {
		return undefined;
	}

	if (!status.isFile()) {
		return 'notRegular';
	}

	if (status.size > largestBytes) {
		return 'tooLarge';
	}

	if (userId !== undefined && status.uid !== 0 && status.uid !== userId) {
		return 'foreign';
	}

	// eslint-disable-next-line no-bitwise -- a mode is a set of bits
	return (status.mode & writeBits) === 0 ? undefined : 'writable';
}
