import type {Cell, Color, Size} from '../test/helpers/emulator.js';

/** A screen as a terminal shows it. */
type Picture = {readonly size: Size; readonly cell: (x: number, y: number) => Cell};

/** The advance of DejaVu Sans Mono at this size, so that bars and rules join. */
const fontSize = 16;
const cellWidth = 9.633;
const cellHeight = 20;
const margin = 12;
const baseline = 15;

const ink = '#d8dee9';
const paper = '#15161e';
const dimmed = 0.5;

/** The sixteen colours that a terminal names; what they look like is the reader's choice, this one is ours. */
const palette = [
	'#3b4252',
	'#ff6b70',
	'#86d993',
	'#ebbf55',
	'#6f9bff',
	'#c79bf2',
	'#54c7d8',
	'#d8dee9',
	'#5c6370',
	'#ff8f93',
	'#a5e8af',
	'#f5d285',
	'#97b7ff',
	'#dab8fb',
	'#86dfec',
	'#ffffff',
];

/** The screen as a drawing (SVG). */
export function drawScreen({size, cell}: Picture): string {
	const width = Math.ceil(size.columns * cellWidth + 2 * margin);
	const height = size.rows * cellHeight + 2 * margin;
	const cells = Array.from({length: size.rows}, (_, y) =>
		Array.from({length: size.columns}, (__, x) => drawCell(cell(x, y), x, y)),
	).flat();
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
		`<rect width="${width}" height="${height}" fill="${paper}"/>`,
		`<g font-family="DejaVu Sans Mono" font-size="${fontSize}">`,
		...cells.filter((text) => text !== ''),
		'</g></svg>',
	].join('\n');
}

function drawCell(cell: Cell, column: number, row: number): string {
	const left = margin + column * cellWidth;
	const top = margin + row * cellHeight;
	const [front, back] = cell.isInverse
		? [colorOf(cell.background, paper), colorOf(cell.foreground, ink)]
		: [colorOf(cell.foreground, ink), colorOf(cell.background, paper)];
	const block =
		back === paper || cell.width === 0
			? ''
			: `<rect x="${left}" y="${top}" width="${cellWidth * cell.width}" height="${cellHeight}" fill="${back}"/>`;
	if (cell.text.trim() === '') {
		return block;
	}

	const weight = cell.isBold ? ' font-weight="bold"' : '';
	const opacity = cell.isDim ? ` opacity="${dimmed}"` : '';
	return `${block}<text x="${left.toFixed(2)}" y="${top + baseline}" fill="${front}"${weight}${opacity}>${escapeXml(cell.text)}</text>`;
}

function colorOf(color: Color, fallback: string): string {
	switch (color.kind) {
		case 'default': {
			return fallback;
		}

		case 'palette': {
			return palette[color.index] ?? fallback;
		}

		case 'rgb': {
			return `#${color.value.toString(16).padStart(6, '0')}`;
		}
	}
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
