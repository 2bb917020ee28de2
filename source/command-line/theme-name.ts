/** The names of themes, in the order of messages. */
const themeNames = ['dark', 'light', 'colour-blind', 'mono'] as const;

export type ThemeName = (typeof themeNames)[number];

/** Undefined for anything else. */
export function parseThemeName(text: string): ThemeName | undefined {
	return themeNames.find((name) => name === text);
}
