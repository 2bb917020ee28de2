/** What the series of a metric are, and the sentence about it in every scrape. */
type MetricRow = {readonly name: string; readonly type: 'gauge' | 'histogram'; readonly help: string};

/** Every metric of restop, in the order of a scrape. Times are in seconds, sizes in bytes, shares from 0 to 1. */
export const metrics = [
	{
		name: 'restop_restore_state',
		type: 'gauge',
		help: 'State of the restore: of all the states, one is 1 and the others are 0. A stalled restore is not also running.',
	},
	{
		name: 'restop_restore_info',
		type: 'gauge',
		help: 'Always 1. The labels say what is known of the restore in words; a word that is not known is absent.',
	},
	{
		name: 'restop_restore_progress_ratio',
		type: 'gauge',
		help: 'Share of a track, data or log, that is restored, from 0 to 1.',
	},
	{name: 'restop_restore_finished_bytes', type: 'gauge', help: 'Bytes of data that are restored.'},
	{name: 'restop_restore_total_bytes', type: 'gauge', help: 'Bytes of data of the whole backup.'},
	{name: 'restop_restore_finished_tablets', type: 'gauge', help: 'Tablets that are restored.'},
	{name: 'restop_restore_total_tablets', type: 'gauge', help: 'Tablets of the whole backup.'},
	{name: 'restop_restore_bytes_per_second', type: 'gauge', help: 'Present rate of the data; 0 while it stands still.'},
	{
		name: 'restop_restore_log_lag_seconds',
		type: 'gauge',
		help: 'How far the recovered log is behind the point in time that is restored to, in seconds of log time.',
	},
	{
		name: 'restop_restore_log_speed_ratio',
		type: 'gauge',
		help: 'Seconds of log that are recovered in a second; 1 is real time.',
	},
	{
		name: 'restop_restore_eta_seconds',
		type: 'gauge',
		help: 'Time until data and log are complete. The steps after that, checking and upgrading, are not included.',
	},
	{
		name: 'restop_restore_start_timestamp_seconds',
		type: 'gauge',
		help: 'When the restore began, by the clock of the cluster.',
	},
	{
		name: 'restop_restore_end_timestamp_seconds',
		type: 'gauge',
		help: 'When the restore ended, by the clock of the cluster.',
	},
	{
		name: 'restop_restore_previous_duration_seconds',
		type: 'gauge',
		help: 'How long the last successful restore of the same source took; only while the restore runs.',
	},
	{name: 'restop_figures_age_seconds', type: 'gauge', help: 'How long ago the figures of the restore were read.'},
	{
		name: 'restop_agent_up',
		type: 'gauge',
		help: 'Whether the agent that is polled answers: 1, or 0 if it gives no usable answer.',
	},
	{
		name: 'restop_sql_up',
		type: 'gauge',
		help: 'Whether progress is read over SQL: 1, or 0 if it fails. Absent where SQL is not used.',
	},
	{
		name: 'restop_last_answer_timestamp_seconds',
		type: 'gauge',
		help: 'When the agent of the cluster gave its last usable answer.',
	},
	{name: 'restop_poll_duration_seconds', type: 'histogram', help: 'How long a round of polls of the cluster took.'},
	{
		name: 'restop_restores_left_out',
		type: 'gauge',
		help: 'Restores without series of their own: those beyond the limit, and those with the labels of another one.',
	},
] as const satisfies readonly MetricRow[];

export type MetricName = (typeof metrics)[number]['name'];

export type Labels = Readonly<Record<string, string>>;

/** One value of a scrape. */
export type Sample = {
	readonly name: MetricName;
	/** Of a histogram's samples; absent for gauges. */
	readonly suffix?: '_bucket' | '_sum' | '_count';
	readonly labels: Labels;
	readonly value: number;
};

/** The sample of a figure; nothing where it is unknown: an absent series, never 0. */
export function sampleOf(name: MetricName, labels: Labels, value: number | undefined): readonly Sample[] {
	return value !== undefined && Number.isFinite(value) ? [{name, labels, value}] : [];
}
