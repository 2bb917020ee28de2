import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {findConfigFile, usualPlace} from '../../../source/command-line/config/config-place.js';

const places: ReadonlyArray<readonly [env: Readonly<Record<string, string>>, place: string | undefined]> = [
	[{HOME: '/home/ada'}, '/home/ada/.config/restop/config.yaml'],
	[{HOME: '/home/ada', XDG_CONFIG_HOME: ''}, '/home/ada/.config/restop/config.yaml'],
	[{HOME: '/home/ada', XDG_CONFIG_HOME: '/etc/xdg/'}, '/etc/xdg/restop/config.yaml'],
	// The specification lets a relative path not count.
	[{HOME: '/home/ada', XDG_CONFIG_HOME: 'conf'}, '/home/ada/.config/restop/config.yaml'],
	[{XDG_CONFIG_HOME: '/etc/xdg'}, '/etc/xdg/restop/config.yaml'],
	[{}, undefined],
	[{HOME: ''}, undefined],
];

for (const [env, place] of places) {
	test(`with ${JSON.stringify(env)} the usual place is ${place}`, () => {
		assert.equal(usualPlace(env), place);
	});
}

test('the file of the option is used, else the one in the usual place if there is one', (t) => {
	const home = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(home, {recursive: true});
	});
	const env = {XDG_CONFIG_HOME: home};
	assert.equal(findConfigFile(undefined, env), undefined);
	assert.equal(findConfigFile('other.yaml', env), 'other.yaml');
	const file = path.join(home, 'restop/config.yaml');
	// Not even a folder instead of the file is passed over.
	fs.mkdirSync(file, {recursive: true});
	assert.equal(findConfigFile(undefined, env), file);
	assert.equal(findConfigFile('other.yaml', env), 'other.yaml');
	fs.rmSync(path.join(home, 'restop'), {recursive: true});
	fs.writeFileSync(path.join(home, 'restop'), 'a file in the place of the folder');
	assert.equal(findConfigFile(undefined, env), undefined);
});
