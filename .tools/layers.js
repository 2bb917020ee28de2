/**
 * The layer table: which folder of `source/` may import what. Data goes one way, so an import against the table is a
 * wrong turn; the rule below makes it a lint error. An entry of `packages` also allows what is below it ("react/jsx-runtime").
 */
const layers = {
	domain: {folders: [], packages: [], node: false},
	words: {folders: ['domain'], packages: [], node: false},
	monitor: {folders: ['domain'], packages: [], node: false},
	agent: {folders: ['domain'], packages: ['undici', 'node-forge'], node: true},
	sql: {folders: ['domain'], packages: ['mysql2'], node: true},
	config: {folders: ['domain'], packages: ['yaml', 'zod'], node: ['node:fs']},
	recording: {folders: ['domain', 'monitor'], types: ['agent', 'sql'], packages: [], node: true},
	runtime: {folders: ['domain', 'monitor'], types: ['agent', 'sql'], packages: [], node: true},
	report: {folders: ['domain', 'monitor', 'words'], packages: ['prom-client'], node: false},
	ui: {
		folders: ['domain', 'monitor', 'words'],
		packages: ['ink', 'ink-spinner', 'react', 'fast-string-truncated-width', 'chalk'],
		node: false,
	},
	simulator: {folders: [], packages: ['node-forge', 'mysql2'], node: true},
};

const isBelow = (name, allowed) => allowed.some((entry) => name === entry || name.startsWith(`${entry}/`));

function packageFault(folder, specifier) {
	const layer = layers[folder];
	if (specifier.startsWith('node:')) {
		return layer.node === true || (Array.isArray(layer.node) && isBelow(specifier, layer.node)) ? undefined : specifier;
	}

	if (!specifier.startsWith('.')) {
		return isBelow(specifier, layer.packages) ? undefined : `the package ${specifier}`;
	}

	return undefined;
}

function folderFault(folder, target, isTypeOnly) {
	const layer = layers[folder];
	if (target === folder || layer.folders.includes(target)) {
		return undefined;
	}

	return isTypeOnly && layer.types?.includes(target) ? undefined : `${target}/`;
}

const rule = {
	meta: {type: 'problem', schema: []},
	create(context) {
		const segments = context.filename.replaceAll('\\', '/').split('/source/').at(-1).split('/');
		const folder = segments[0];
		if (!Object.hasOwn(layers, folder) || segments.length === 1) {
			return {};
		}

		function check(node) {
			const specifier = node.source?.value;
			if (typeof specifier !== 'string') {
				return;
			}

			const isTypeOnly = node.importKind === 'type' || node.exportKind === 'type';
			const target = specifier.startsWith('.')
				? new URL(specifier, `file:///source/${segments.join('/')}`).pathname.split('/', 3)[2]
				: undefined;
			const fault = target === undefined ? packageFault(folder, specifier) : folderFault(folder, target, isTypeOnly);
			if (fault !== undefined) {
				context.report({
					node,
					message: `source/${folder} may not import ${fault}: see the layer table in .tools/layers.js`,
				});
			}
		}

		return {
			ImportDeclaration: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
			ImportExpression: check,
		};
	},
};

export const layerPlugin = {rules: {table: rule}};
