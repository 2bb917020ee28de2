import type {Cell, Color, Size} from '../test/helpers/emulator.js';

/** A screen as a terminal shows it. */
type Picture = {readonly size: Size; readonly cell: (x: number, y: number) => Cell; readonly isLight?: boolean};

/** The advance of DejaVu Sans Mono at this size, so that bars and rules join. */
const fontSize = 16;
const cellWidth = 9.633;
const cellHeight = 20;
const margin = 12;
const baseline = 15;

const [darkInk, darkPaper] = ['#d8dee9', '#15161e'];
const [lightInk, lightPaper] = ['#24292f', '#ffffff'];
const dimmed = 0.5;

/** The sixteen colours that a terminal names; what they look like is the reader's choice, this one is ours. */
const darkPalette = [
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

/** The first eight: the light theme has no bright ones. */
const lightPalette = ['#24292f', '#c62828', '#1b7f37', '#8a6100', '#1f5fd0', '#9c27b0', '#00788a', '#6e7781'];

type Look = {readonly ink: string; readonly paper: string; readonly palette: readonly string[]};

/** The screen as a drawing (SVG). */
export function drawScreen({size, cell, isLight = false}: Picture): string {
	const look = isLight
		? {ink: lightInk, paper: lightPaper, palette: lightPalette}
		: {ink: darkInk, paper: darkPaper, palette: darkPalette};
	const width = Math.ceil(size.columns * cellWidth + 2 * margin);
	const height = size.rows * cellHeight + 2 * margin;
	const cells = Array.from({length: size.rows}, (_, y) =>
		Array.from({length: size.columns}, (__, x) => drawCell(cell(x, y), {column: x, row: y, look})),
	).flat();
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
		`<rect width="${width}" height="${height}" fill="${look.paper}"/>`,
		`<g font-family="DejaVu Sans Mono" font-size="${fontSize}">`,
		...cells.filter((text) => text !== ''),
		'</g></svg>',
	].join('\n');
}

type Place = {readonly column: number; readonly row: number; readonly look: Look};

function drawCell(cell: Cell, {column, row, look}: Place): string {
	const {ink, paper, palette} = look;
	const left = margin + column * cellWidth;
	const top = margin + row * cellHeight;
	const [front, back] = cell.isInverse
		? [colorOf(cell.background, paper, palette), colorOf(cell.foreground, ink, palette)]
		: [colorOf(cell.foreground, ink, palette), colorOf(cell.background, paper, palette)];
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

function colorOf(color: Color, fallback: string, palette: readonly string[]): string {
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
