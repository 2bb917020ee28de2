import {memoByReference} from '../../domain/memo.js';
import {overviewFields, undocumentedFields} from '../../domain/overview-fields.js';
import type {RestoreJob} from '../../domain/restore-job.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {instantOfScn} from '../../locale/times.js';
import {fieldOf, type ExactObject} from '../../text/exact-json.js';
import {scn} from '../../text/wire-value.js';
import {showName} from '../create-frame.js';
import type {Frame} from '../frame.js';
import {cutName, fit, wrapWhole} from '../line/fit.js';
import {span, type Line} from '../line/line.js';
import {widthOf} from '../line/width.js';
import {indent} from '../restore/detail-line.js';
import type {Meaning} from '../theme.js';
import {formatField} from './field-value.js';
import {formatMoment} from './facts.js';
import {drawSection} from './rows.js';

/** Every field of the agent's overview, under its documented name beside what it means; or why there is none. */
export function drawFieldList(frame: Frame, restore: RestoreView): readonly Line[] {
	const {headings, readAt} = frame.words.detail;
	const {agentRow, job} = restore;
	const overview = job?.overview ?? agentRow?.overview;
	if (overview === undefined) {
		return drawSection(frame, headings.fields, {rows: explainNone(frame, restore)});
	}

	const isOnce = job?.overview === undefined && agentRow !== undefined;
	const note = isOnce ? readAt(formatMoment(agentRow.readAt, frame)) : '';
	return drawSection(frame, headings.fields, {rows: rowsOf(overview)(frame, job), note});
}

/**
 * The rows of an overview. They are drawn once as long as nothing that they depend on changes: an agent may send a hundred
 * thousand characters, and every key that scrolls draws twice.
 */
const rowsOf = memoByReference((overview: ExactObject) => {
	let known: {readonly key: readonly unknown[]; readonly rows: readonly Line[]} | undefined;
	return (frame: Frame, job: RestoreJob | undefined): readonly Line[] => {
		const key = [frame.columns, frame.charset, frame.zone, frame.words, job?.startedAt, job?.finishedAt];
		if (known?.key.every((part, index) => part === key[index]) !== true) {
			known = {key, rows: drawFields(frame, {overview, job})};
		}

		return known.rows;
	};
});

function drawFields(frame: Frame, row: Row): readonly Line[] {
	const {fields, undocumented} = frame.words.detail;
	const others = undocumentedFields(row.overview).map((name) => ({name, meaning: undocumented}));
	const all = [...overviewFields.map((name) => ({name, meaning: fields[name]})), ...others];
	return all.flatMap((field) => drawField(frame, field, valueOf(frame, field.name, row)));
}

function explainNone({words, columns}: Frame, {job, agentRow}: RestoreView): readonly Line[] {
	const {noJob, noRow, notRead} = words.detail.noFields;
	const text = job === undefined ? noJob : agentRow === undefined ? notRead : noRow;
	return wrapWhole(text, columns - 2 * indent.length).map((row) => [span(indent), span(row, 'dim')]);
}

type Value = {readonly texts: readonly string[]; readonly meaning: Meaning};

type Row = {readonly overview: ExactObject; readonly job: RestoreJob | undefined};

function valueOf(frame: Frame, name: string, {overview, job}: Row): Value {
	const {words, zone} = frame;
	const {notSent, empty} = words.detail;
	const value = fieldOf(overview, name);
	if (value === undefined) {
		return {texts: [notSent], meaning: 'dim'};
	}

	const texts = formatField(name, value, {words, zone, instantOf: (field) => instantOf(field, overview, job)});
	return texts.length === 0
		? {texts: [empty], meaning: 'dim'}
		: {texts: texts.map((text) => showName(text, frame)), meaning: 'plain'};
}

/** What a text without a zone means, by the field that it displays or by the agent's own zone. */
function instantOf(field: string, overview: ExactObject, job: RestoreJob | undefined): number | undefined {
	switch (field) {
		case 'start_timestamp': {
			return job?.startedAt;
		}

		case 'finish_timestamp': {
			return job?.finishedAt;
		}

		case 'restore_scn_display':
		case 'recover_scn_display': {
			const point = scn(fieldOf(overview, field.replace('_display', '')));
			return point === undefined ? undefined : instantOfScn(point);
		}

		default: {
			return undefined;
		}
	}
}

const nameWidth = 23;
const meaningWidth = 42;
/** With fewer columns the value stands below its name. */
const leastBeside = 110;
/** With fewer columns the meaning does as well. */
const leastTwo = 70;

type Field = {readonly name: string; readonly meaning: string};

function drawField(frame: Frame, {name, meaning}: Field, value: Value): readonly Line[] {
	const {columns} = frame;
	const shown = cutName(showName(name, frame), columns - 2 * indent.length);
	const isShort = widthOf(shown) <= nameWidth;
	if (columns >= leastBeside && isShort) {
		return drawBeside(columns, {name: shown, meaning}, value);
	}

	const margin = `${indent}${indent}`;
	const below = (text: string, how: Meaning): readonly Line[] =>
		wrapWhole(text, columns - margin.length - 1).map((row) => [span(margin), span(row, how)]);
	const values = value.texts.flatMap((text) => below(text, value.meaning));
	return columns >= leastTwo && isShort
		? [[span(indent), span(fit(shown, nameWidth), 'strong'), span(` ${meaning}`, 'dim')], ...values]
		: [[span(indent), span(shown, 'strong')], ...below(meaning, 'dim'), ...values];
}

function drawBeside(columns: number, {name, meaning}: Field, value: Value): readonly Line[] {
	const left = indent.length + nameWidth + 1 + meaningWidth + 1;
	const values = value.texts.flatMap((text) => wrapWhole(text, columns - left - 1));
	return values.map((text, index) => [
		span(indent),
		span(fit(index === 0 ? name : '', nameWidth + 1), 'strong'),
		span(fit(index === 0 ? meaning : '', meaningWidth + 1), 'dim'),
		span(text, value.meaning),
	]);
}
