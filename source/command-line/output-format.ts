const formats = ['screen', 'plain', 'json', 'ndjson'] as const;

export type OutputFormat = (typeof formats)[number];

/** Undefined for anything else. */
export function parseOutputFormat(text: string): OutputFormat | undefined {
	return formats.find((format) => format === text);
}
