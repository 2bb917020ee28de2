import {renderToString, Text} from 'ink';

/** Lines with their colours as Ink renders them, each a text of its own. */
export function renderWithInk(lines: readonly string[], columns: number): string {
	const texts = lines.map((line, row) => (
		<Text key={row} wrap="truncate">
			{line}
		</Text>
	));
	return renderToString(<>{texts}</>, {columns});
}
