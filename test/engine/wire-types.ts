/**
 * The columns of CDB_OB_RESTORE_PROGRESS in its order: the protocol's numbers of type and character set, the length and the
 * number of decimals. The simulated view has the same.
 */
export const wireTypes: ReadonlyArray<
	readonly [name: string, type: number, characterSet: number, length: number, decimals: number]
> = [
	['TENANT_ID', 8, 63, 20, 0],
	['JOB_ID', 8, 63, 20, 0],
	['RESTORE_TENANT_NAME', 252, 45, 4_294_967_295, 0],
	['RESTORE_TENANT_ID', 252, 45, 4_294_967_295, 0],
	['BACKUP_TENANT_NAME', 252, 45, 4_294_967_295, 0],
	['BACKUP_TENANT_ID', 252, 45, 4_294_967_295, 0],
	['BACKUP_CLUSTER_NAME', 252, 45, 4_294_967_295, 0],
	['BACKUP_DEST', 252, 45, 4_294_967_295, 0],
	['RESTORE_OPTION', 252, 45, 4_294_967_295, 0],
	['RESTORE_TYPE', 252, 45, 4_294_967_295, 0],
	['RESTORE_SCN', 252, 45, 4_294_967_295, 0],
	['RESTORE_SCN_DISPLAY', 12, 63, 26, 6],
	['STATUS', 252, 45, 4_294_967_295, 0],
	['START_TIMESTAMP', 7, 63, 26, 6],
	['BACKUP_SET_LIST', 252, 45, 4_294_967_295, 0],
	['BACKUP_PIECE_LIST', 252, 45, 4_294_967_295, 0],
	['RECOVER_SCN', 8, 63, 20, 0],
	['RECOVER_SCN_DISPLAY', 12, 63, 26, 6],
	['RECOVER_PROGRESS', 246, 63, 8, 2],
	['TABLET_COUNT', 8, 63, 20, 0],
	['FINISH_TABLET_COUNT', 8, 63, 20, 0],
	['RESTORE_PROGRESS', 246, 63, 8, 2],
	['TOTAL_BYTES', 8, 63, 20, 0],
	['TOTAL_BYTES_DISPLAY', 253, 45, 108, 0],
	['FINISH_BYTES', 8, 63, 20, 0],
	['FINISH_BYTES_DISPLAY', 253, 45, 108, 0],
	['DESCRIPTION', 252, 45, 4_294_967_295, 0],
];

/** The start as restop selects it. */
export const startType = ['STARTED_AT', 246, 63, 20, 6] as const;

type Field = {
	readonly name: string;
	readonly columnType?: number;
	readonly characterSet?: number;
	readonly columnLength?: number;
	readonly decimals: number;
};

/** The same of what the driver read. */
export function typesOf(fields: readonly object[]): ReadonlyArray<readonly unknown[]> {
	return (fields as readonly Field[]).map(({name, columnType, characterSet, columnLength, decimals}) => [
		name,
		columnType,
		characterSet,
		columnLength,
		decimals,
	]);
}
