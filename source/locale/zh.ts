import {counts, details, events, sql, states, steps} from './zh-events.js';
import {keys} from './zh-keys.js';
import {note, notices} from './zh-note.js';
import {problems} from './zh-problems.js';
import {restoreDetail} from './zh-restore-detail.js';
import {report, screen} from './zh-screen.js';
import {usage} from './zh-usage.js';
import {createWords} from './create-words.js';
import type {Strings} from './strings.js';

/** Simplified Chinese, in the terms of OceanBase's own documentation. */
export const zh: Strings = {
	separators: {word: ' ', item: '，', clause: '；', cause: '：'},
	aside: (text, more) => `${text}（${more}）`,
	tracks: {data: '数据', log: '日志'},
	percentOf: (track, percent) => `${track} ${percent}%`,
	phases: {
		waiting: '等待租户',
		creating: '创建租户',
		restoring: '恢复中',
		checking: '设置备租户',
		upgrading: '升级租户',
		finishing: '收尾中',
		done: '完成',
		failed: '失败',
		unknown: '未知',
	},
	states,
	silences: {
		unreachable: '无应答',
		timeout: '无应答',
		unauthorized: '被拒绝',
		notFound: '被拒绝',
		rejected: '被拒绝',
		malformed: '无法解析',
	},
	ago: {
		days: (days) => `${days} 天前`,
		duration: (duration) => `${duration} 前`,
	},
	events,
	didYouMean: (tenant) => `是否指 ${tenant}？`,
	problems,
	details,
	sql,
	counts,
	steps,
	screen,
	restoreDetail,
	keys,
	report,
	note,
	notices,
	usage,
};

export const chinese = createWords(zh);
