/** Widths in cells of the parts of a table row; 0 leaves a part out. Their order is the order on the screen. */
export type ColumnPlan = {
	readonly tenant: number;
	readonly state: number;
	readonly dataBar: number;
	readonly dataPercent: number;
	readonly dataText: number;
	readonly logBar: number;
	readonly logPercent: number;
	readonly logText: number;
	readonly eta: number;
	readonly elapsed: number;
};

export type ColumnWishes = {
	readonly columns: number;
	/** The longest name, state word, amount of data, lag or target that is to be shown. */
	readonly tenant: number;
	readonly state: number;
	readonly dataText: number;
	readonly logText: number;
	readonly eta: number;
};

/** The mark of selection before the tenant. */
export const gutter = 3;
/** Cells between two columns, and between the parts of one track. */
export const gap = 2;
const percentWidth = 5;
const elapsedWidth = 7;

type Width = {-readonly [part in keyof ColumnPlan]: ColumnPlan[part]};

/**
 * Gives cells to the columns in the order of their priority: who and how, how far, how long, the amounts; what is left
 * lengthens the bars.
 */
export function planColumns(wishes: ColumnWishes): ColumnPlan {
	const plan: Width = {
		tenant: 0,
		state: 0,
		dataBar: 0,
		dataPercent: 0,
		dataText: 0,
		logBar: 0,
		logPercent: 0,
		logText: 0,
		eta: 0,
		elapsed: 0,
	};
	let left = wishes.columns - gutter - 1;
	const give = (part: keyof ColumnPlan, wanted: number, space = gap) => {
		if (!(wanted > 0 && left >= wanted + space)) {
			return;
		}

		plan[part] += wanted;
		left -= wanted + space;
	};

	const isNarrow = wishes.columns < 70;
	give('tenant', Math.min(Math.max(6, wishes.tenant), isNarrow ? 10 : 24), 0);
	give('state', Math.min(Math.max(5, wishes.state), isNarrow ? 13 : 18));
	give('dataPercent', percentWidth, 1);
	give('logPercent', percentWidth, 1);
	give('dataBar', 5);
	give('logBar', 5);
	give('elapsed', elapsedWidth);
	give('eta', wishes.eta);
	give('dataText', wishes.dataText, 1);
	give('logText', wishes.logText, 1);
	lengthenBars(plan, left);
	return plan;
}

const longestBar = {dataBar: 40, logBar: 30} as const;

/** The data bar gets three cells of five: most of a restore's time goes into data. */
function lengthenBars(plan: Width, left: number): void {
	if (plan.dataBar === 0 || plan.logBar === 0) {
		return;
	}

	const forData = Math.min(Math.ceil(left * 0.6), longestBar.dataBar - plan.dataBar);
	plan.dataBar += forData;
	plan.logBar += Math.min(left - forData, longestBar.logBar - plan.logBar);
}
