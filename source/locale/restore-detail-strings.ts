import type {OverviewField} from '../domain/overview-fields.js';
import type {TaskMeaning} from '../domain/restore-task.js';

/** The texts of the detail of one restore. Labels are up to 8 columns wide. */
export type RestoreDetailStrings = {
	readonly headings: {
		readonly failure: string;
		readonly queries: string;
		readonly task: string;
		readonly events: (tenant: string) => string;
		readonly fields: string;
	};
	readonly labels: {
		readonly eta: string;
		readonly module: string;
		readonly logStream: string;
		readonly server: string;
		readonly task: string;
		readonly stage: string;
		readonly state: string;
	};
	readonly began: (time: string) => string;
	readonly elapsed: (duration: string) => string;
	/** When a phase began, before its name. */
	readonly from: (time: string) => string;
	/** How many pieces the comment of a failure has beside the one that the other lines are about. */
	readonly otherPieces: (count: string) => string;
	/** Where commands are to be run. */
	readonly places: {
		readonly server: (address: string) => string;
		readonly rootService: string;
		readonly anyServer: string;
	};
	/** Who may run the queries. */
	readonly runQueries: string;
	/** `name` by obshell; '' where it is not known. */
	readonly stage: (stage: string, stages: string, name: string) => string;
	/** What a task of obshell means for its restore; '' where its state says it all. */
	readonly taskMeanings: Readonly<Record<TaskMeaning, string>>;
	/** What each field of an overview is, in a short phrase. */
	readonly fields: Readonly<Record<OverviewField, string>>;
	/** Of a field that the documentation does not have. */
	readonly undocumented: string;
	/** In the place of a value: of a field that the agent did not send, and of an empty text. */
	readonly notSent: string;
	readonly empty: string;
	/** A time that the agent has sent without a zone. */
	readonly sentAs: (text: string) => string;
	/** How many items of a list are not shown. */
	readonly moreItems: (count: string) => string;
	/** When a row was read that is not read again. */
	readonly readAt: (time: string) => string;
	readonly noFields: {
		/** There is no restore. */
		readonly noJob: string;
		readonly notRead: string;
		/** The agent describes another job of the tenant, or none. */
		readonly noRow: string;
	};
};
