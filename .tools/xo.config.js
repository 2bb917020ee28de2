import {layerPlugin} from './layers.js';
import {seams} from './seams.js';

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
		// Types stand in the code where they can; in a script of a few lines its names say enough.
		files: ['**/*.js'],
		rules: Object.fromEntries(
			['param', 'param-type', 'param-description', 'returns', 'returns-type', 'returns-description'].map((name) => [
				`jsdoc/require-${name}`,
				'off',
			]),
		),
	},
	{
		files: ['test/**', '.tools/*.ts'],
		rules: {
			// The runner is given the names of the test files; everything else beside them is a helper.
			'node-test/no-import-test-files': 'off',
			// Plain assertions, also in the helpers and tables that many tests share.
			'node-test/prefer-test-context-assert': 'off',
			'node-test/require-assertion': 'off',
			'node-test/no-conditional-assertion': 'off',
			'node-test/no-duplicate-assertions': 'off',
			// A story reads as one expression.
			'unicorn/max-nested-calls': 'off',
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
	...seams,
];

export default config;
