import {layerPlugin} from './layers.js';

const outsideRuntime = 'Time and chance are arguments: only source/runtime reads a clock, a timer or Math.random.';
const clocks = [
	['Date', 'now'],
	['performance', 'now'],
	['Math', 'random'],
].map(([object, property]) => ({object, property, message: outsideRuntime}));
const timers = ['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({name, message: outsideRuntime}));

const config = [
	{ignores: ['build', 'screenshots', 'test/fixtures']},
	{
		prettier: true,
		rules: {
			// The bundle, tsx and Node all resolve the .js specifiers of TypeScript; the rule would ask for .ts.
			'import-x/extensions': 'off',
			'n/file-extension-in-import': 'off',
			// Values that are absent are undefined here, and null where JSON wants it.
			'unicorn/no-null': 'off',
			'@typescript-eslint/no-restricted-types': 'off',
			// House style: a sentence of JSDoc is one line where it fits, and tables may be indented.
			'unicorn/single-line-block-comment-style': 'off',
			'jsdoc/require-asterisk-prefix': 'off',
			'jsdoc/check-indentation': 'off',
			// Matters of taste where the plain form reads better.
			'unicorn/consistent-conditional-object-spread': 'off',
			'unicorn/prefer-ternary': 'off',
			'unicorn/prefer-minimal-ternary': 'off',
			'unicorn/prefer-simple-condition-first': 'off',
			'regexp/prefer-named-capture-group': 'off',
			'regexp/unicode-property': 'off',
			// Prettier decides about parentheses.
			'@stylistic/no-mixed-operators': 'off',
			'@typescript-eslint/no-floating-promises': [
				'error',
				{allowForKnownSafeCalls: [{from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test'}]},
			],
		},
	},
	{
		// Names on the wire and of error codes are not ours to choose.
		files: ['source/agent/**', 'source/simulator/**', 'test/**'],
		rules: {'@typescript-eslint/naming-convention': 'off'},
	},
	{
		files: ['source/**'],
		plugins: {layers: layerPlugin},
		rules: {'layers/table': 'error'},
	},
	{
		files: ['source/**'],
		ignores: ['source/runtime/**'],
		rules: {
			'no-restricted-properties': ['error', ...clocks],
			'no-restricted-globals': ['error', ...timers],
			'no-restricted-syntax': [
				'error',
				{selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: outsideRuntime},
				{selector: 'ImportDeclaration[source.value=/^(node:)?timers/]', message: outsideRuntime},
			],
		},
	},
];

export default config;
