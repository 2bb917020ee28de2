import fs from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/** The usual place of the config file; undefined where there is no home folder. A relative XDG path does not count. */
export function usualPlace(env: Env): string | undefined {
	const [home = '', given = ''] = [env['HOME'], env['XDG_CONFIG_HOME']];
	const folder = given.startsWith('/') ? given : home.startsWith('/') ? `${home}/.config` : undefined;
	return folder === undefined ? undefined : `${folder.replace(/\/$/v, '')}/restop/config.yaml`;
}

/** The config file to read: the one of `--config`, else the one in the usual place if there is one. */
export function findConfigFile(given: string | undefined, env: Env): string | undefined {
	const usual = usualPlace(env);
	return given ?? (usual !== undefined && hasEntry(usual) ? usual : undefined);
}

/** Also true for a file that may not be opened: the error says so, instead of the file being left out silently. */
function hasEntry(file: string): boolean {
	try {
		fs.statSync(file);
		return true;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		return code !== 'ENOENT' && code !== 'ENOTDIR';
	}
}
