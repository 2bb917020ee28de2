/** The number of rows of each part of the main screen; together never more than the terminal has. */
export type RowPlan = {
	readonly header: number;
	/** Lines about several clusters; in one row all of them. */
	readonly clusters: number;
	readonly summary: number;
	readonly trouble: number;
	readonly tableHead: number;
	readonly table: number;
	readonly selected: number;
	/** The events and the rule above them. */
	readonly events: number;
	readonly footer: number;
	/** Empty rows before the clusters and the summary, the table, the selected restore, the events and the footer. */
	readonly gaps: {
		readonly summary: number;
		readonly table: number;
		readonly selected: number;
		readonly events: number;
		readonly footer: number;
	};
};

export type Wanted = {
	readonly rows: number;
	/** The number of clusters, and of those that do not answer; a single one has no line. */
	readonly clusters: number;
	readonly lostClusters: number;
	/** The number of restores; a single one needs no table and no summary. */
	readonly restores: number;
	/** The number of lines about the selected restore, if there is room. */
	readonly selected: number;
	/** The number of lines about agents that do not answer. */
	readonly trouble: number;
	/** Whether a restore has failed or makes no progress: how many is known before the titles of the columns. */
	readonly hasFailures: boolean;
	/** Header, clusters and tally have no rows. */
	readonly isHeaderHidden?: boolean;
};

/** Distributes rows to the parts by priority, so that a small terminal loses the least important ones. */
export function planRows(wanted: Wanted): RowPlan {
	const {rows, restores, selected, trouble, isHeaderHidden = false} = wanted;
	const {clusters, lostClusters, hasFailures} = isHeaderHidden ? withoutHeader : wanted;
	const take = createBudget(rows);
	const isSingle = restores < 2;
	const lines = linesOfClusters(rows, clusters);
	const header = isHeaderHidden ? 0 : take(1);
	// In trouble, what to do is read first.
	const mostTrouble = Math.min(rows - 3, Math.floor(rows / 2));
	const troubleTop = take(Math.min(trouble, Math.max(1, mostTrouble)), 0);
	const footer = take(1);
	const first = isSingle ? 0 : take(Math.min(restores, 1));
	const selectedTop = isSingle ? take(Math.min(selected, 3), 1) : 0;
	const failures = isSingle || !hasFailures || lines > 0 ? 0 : take(1);
	const some = isSingle ? 0 : first + take(Math.min(restores, 3) - first, 0);
	const tableHead = isSingle || some === 0 ? 0 : take(1);
	const clustersTop = take(lines > 0 || lostClusters === 0 || clusters < 2 ? lines : 1);
	const eventsTop = take(4, 2);
	const selectedMore = take(Math.min(selected - selectedTop, 3), isSingle ? 1 : 3);
	const most = some + take(Math.min(Math.max(0, restores - 3), Math.floor(rows / 3)) * (isSingle ? 0 : 1), 0);
	const summary = isSingle || lines > 0 || failures > 0 || isHeaderHidden ? failures : take(1);
	const gapTop = isHeaderHidden ? 0 : take(1);
	const gapEvents = take(1);
	const gapClusters = lines > 0 ? take(1) : 0;
	const selectedAll =
		selectedTop + selectedMore === 0 ? 0 : take(Math.max(0, selected - selectedTop - selectedMore), 0);
	const gapSelected = isSingle || selectedTop + selectedMore === 0 ? 0 : take(1);
	const isAtTop = trouble === 0 && clustersTop === 0 && (isSingle || isHeaderHidden);
	const gapTable = lines > 0 || isAtTop ? gapClusters : take(1);
	const gapFooter = take(1);
	const troubleAll = troubleTop + take(trouble - troubleTop, 0);
	const eventsMore = take(4, 0);
	const all = isSingle ? 0 : most + take(Math.max(0, restores - most), 0);
	const clustersAll = clustersTop + (lines > 0 ? take(clusters - lines, 0) : 0);
	return {
		header,
		clusters: clustersAll,
		summary,
		trouble: troubleAll,
		tableHead,
		table: all,
		selected: selectedTop + selectedMore + selectedAll,
		events: eventsTop === 0 ? 0 : eventsTop + eventsMore + take(rows, 0),
		footer,
		gaps: {summary: gapTop, table: gapTable, selected: gapSelected, events: gapEvents, footer: gapFooter},
	};
}

/** What the rows of the header and of what belongs to it are planned from while it is hidden. */
const withoutHeader = {clusters: 1, lostClusters: 0, hasFailures: false} as const;

/** With fewer rows the clusters have no lines of their own. */
const leastRows = 20;

/** How many lines clusters have before there is more room: so few that the table keeps most of the rows. */
function linesOfClusters(rows: number, clusters: number): number {
	return clusters < 2 || rows < leastRows ? 0 : Math.min(clusters, Math.floor((rows - 12) / 4));
}

/** Returns a function that takes from the rows that are left: `wanted`, or fewer but at least `least`, or none. */
function createBudget(rows: number): (wanted: number, least?: number) => number {
	let left = rows;
	return (wanted, least = wanted) => {
		const given = Math.min(wanted, left);
		if (given <= 0 || given < least) {
			return 0;
		}

		left -= given;
		return given;
	};
}
