import path from 'node:path';

/**
 * The layer table: which folder of `source/` may import what. Data goes one way, so an import against the table is a
 * wrong turn; the rule below makes it a lint error.
 *
 * `folders` may be imported, of `types` the types alone; an entry of `packages` or `node` also allows what is below it
 * ("react/jsx-runtime"), and `node: true` all of Node's own modules.
 */
const layers = {
	text: {},
	domain: {folders: ['text']},
	locale: {folders: ['domain', 'text']},
	monitor: {folders: ['domain', 'text']},
	agent: {folders: ['domain', 'text'], packages: ['undici', 'node-forge'], node: true},
	sql: {folders: ['domain', 'text'], packages: ['mysql2'], node: true},
	polling: {folders: ['domain', 'monitor', 'text', 'system'], types: ['agent', 'sql']},
	system: {folders: ['text'], packages: ['fast-string-width'], node: true},
	report: {folders: ['domain', 'monitor', 'locale', 'text'], packages: ['prom-client']},
	ui: {
		folders: ['domain', 'monitor', 'locale', 'text'],
		packages: ['ink', 'ink-spinner', 'react', 'fast-string-truncated-width'],
	},
	'command-line': {
		folders: ['domain', 'text', 'locale', 'system'],
		packages: ['meow', 'yaml', 'zod'],
		node: ['node:crypto', 'node:fs', 'node:net', 'node:path', 'node:util'],
	},
	simulator: {types: ['agent', 'sql'], packages: ['node-forge', 'mysql2'], node: true},
};

/** The composition root: the files right in `source/`, and what `run.ts` is made of. */
const isRoot = (segments) => segments.length === 1 || segments[0] === 'run';

const sourceFolder = path.join(import.meta.dirname, '../source');

const rule = {
	meta: {type: 'problem', schema: []},
	create(context) {
		const segments = path.relative(sourceFolder, context.filename).split(path.sep);
		const [folder] = segments;
		if (folder === '..' || isRoot(segments)) {
			return {};
		}

		const report = (node, fault) => {
			context.report({node, message: `source/${folder} may not import ${fault}: see .tools/layers.js`});
		};

		if (!Object.hasOwn(layers, folder)) {
			return {
				Program(node) {
					context.report({node, message: `source/${folder} is not in the layer table of .tools/layers.js`});
				},
			};
		}

		const check = (node, isType) => {
			const fault = findFault(folder, {specifier: specifierOf(node.source), isType, filename: context.filename});
			if (fault !== undefined) {
				report(node, fault);
			}
		};

		return {
			ImportDeclaration(node) {
				check(node, isTypeOnly(node, 'importKind'));
			},
			ExportNamedDeclaration(node) {
				if (node.source) {
					check(node, isTypeOnly(node, 'exportKind'));
				}
			},
			ExportAllDeclaration(node) {
				check(node, node.exportKind === 'type');
			},
			ImportExpression(node) {
				check(node, false);
			},
			TSImportType(node) {
				check(node, true);
			},
		};
	},
};

/** The compiler also drops a statement that names nothing but types one by one. */
function isTypeOnly(node, kind) {
	return (
		node[kind] === 'type' || (node.specifiers.length > 0 && node.specifiers.every((name) => name[kind] === 'type'))
	);
}

function specifierOf(source) {
	return source.type === 'Literal' ? source.value : undefined;
}

function findFault(folder, {specifier, isType, filename}) {
	if (specifier === undefined) {
		return 'what only a running program knows the name of';
	}

	if (specifier.startsWith('.')) {
		return folderFault(folder, targetOf(specifier, filename), isType);
	}

	const {packages = [], node = []} = layers[folder];
	if (specifier.startsWith('node:')) {
		return node === true || isListed(specifier, node) ? undefined : specifier;
	}

	return isListed(specifier, packages) ? undefined : `the package ${specifier}`;
}

function targetOf(specifier, filename) {
	return path.relative(sourceFolder, path.resolve(path.dirname(filename), specifier)).split(path.sep);
}

function folderFault(folder, segments, isType) {
	const {folders = [], types = []} = layers[folder];
	const [target] = segments;
	if (segments.length === 1 || target === '..') {
		return segments.join('/');
	}

	if (target === folder || folders.includes(target) || (isType && types.includes(target))) {
		return undefined;
	}

	return types.includes(target) ? `more than the types of ${target}/` : `${target}/`;
}

function isListed(specifier, entries) {
	return entries.some((entry) => specifier === entry || specifier.startsWith(`${entry}/`));
}

export const layerPlugin = {rules: {table: rule}};
