import {restoreQueriesOf} from '../../domain/restore-queries.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {makeVisible} from '../../text/visible-text.js';
import type {Frame} from '../frame.js';
import {wrapWhole} from '../line/fit.js';
import {span, type Line} from '../line/line.js';
import {indent} from '../restore/detail-line.js';
import {showName} from '../create-frame.js';
import {drawSection} from './rows.js';

/**
 * What to run in the sys tenant where nobody reports the progress of a restore, to be copied. Without a job only a tenant
 * that is waited for has queries: one that exists was never restored. A name that cannot be shown as it is has none.
 */
export function drawQuerySection(frame: Frame, {outcome, hasProgress, job, tenant}: RestoreView): readonly Line[] {
	const isUnknown = (outcome === 'running' && !hasProgress) || outcome === 'waiting';
	if (!isUnknown || (job === undefined && makeVisible(tenant) !== tenant)) {
		return [];
	}

	const {headings, runQueries} = frame.words.detail;
	const width = frame.columns - 2 * indent.length;
	const rows = restoreQueriesOf({tenant, jobId: job?.jobId}).flatMap((query) =>
		wrapWhole(showName(query, frame), width).map((text): Line => [span(indent), span(text, 'strong')]),
	);
	const why = wrapWhole(runQueries, width).map((text): Line => [span(indent), span(text, 'dim')]);
	return drawSection(frame, headings.queries, {rows: [...why, ...rows]});
}
