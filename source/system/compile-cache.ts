import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';

/**
 * Where compiled code is kept from one start to the next: `$XDG_CACHE_HOME/restop`, else `.cache/restop` at home (XDG Base
 * Directory Specification); undefined where neither is known. Node's own default lies in a folder that all users share.
 */
export function findCacheFolder({
	XDG_CACHE_HOME: cache = '',
	HOME: home = '',
}: Readonly<Record<string, string | undefined>>): string | undefined {
	// A relative path is to be ignored, says the specification.
	const base = path.isAbsolute(cache) ? cache : path.isAbsolute(home) ? path.join(home, '.cache') : undefined;
	return base === undefined ? undefined : path.join(base, 'restop');
}

/** Lets Node cache compiled code in a folder that only its owner can read. Without one, Node compiles at each start. */
export function useCompileCache(folder: string | undefined): void {
	if (folder === undefined) {
		return;
	}

	try {
		fs.mkdirSync(folder, {recursive: true, mode: 0o700});
		module.enableCompileCache(folder);
	} catch {
		// A full or read-only disk only makes the start slower.
	}
}
