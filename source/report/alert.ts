import type {Alert} from '../monitor/select/alerts.js';
import type {Recovery} from '../monitor/select/recoveries.js';
import {formatDuration} from '../locale/durations.js';
import type {Words} from '../locale/words.js';
import {cutText} from '../text/cut-text.js';
import {makeVisible} from '../text/visible-text.js';
import {joinSentence} from './join-sentence.js';

/** Names and reasons of a server are cut long before this; what is handed to commands and terminals must not grow. */
const longestMessage = 4000;

/** What has happened in one line, as plain output says it without the time: "ob-test rt3 failed after 3m16s: …". */
export function formatAlert({cluster, tenant = '', news}: Alert, words: Words): string {
	const sentence = isRecovery(news) ? formatRecovery(news, words) : joinSentence(words.describeChange(news), words);
	return cutText(
		[cluster, tenant, sentence]
			.filter((part) => part !== '')
			.map((part) => makeVisible(part))
			.join(' '),
		longestMessage,
	);
}

/** "reachable again after 41s" */
export function formatRecovery({source, lastedMs}: Recovery, {report}: Words): string {
	const describe = source === 'sqlOff' ? report.sqlOnAgain : report.answersAgain;
	return describe(formatDuration(lastedMs));
}

function isRecovery(news: Alert['news']): news is Recovery {
	return 'lastedMs' in news;
}
