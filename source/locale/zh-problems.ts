import type {Strings} from './strings.js';

const checkAgent = '请检查 --agent HOST:PORT；obshell 默认监听 2886 端口';
const checkObshell = '请检查该主机上的 obshell；OceanBase 中的恢复不受影响，仍在进行';
const answeredBefore = '请检查该主机上的 obshell：此前该端口有应答';
const passwordSources = '请用 --password-file 或 RESTOP_PASSWORD 设置密码';
const agentPasswordSources = '请用 --agent-password-file 或 RESTOP_AGENT_PASSWORD 设置密码';
const changeUser = '请以 root 或 observer 的用户运行 restop';

/** What is wrong with an agent or a tenant, and what to do about it. */
export const problems: Strings['problems'] = {
	refused: {
		message: ({address}) => `${address} 拒绝连接`,
		hint: '请检查该主机上的 obshell 是否在运行，并检查 --agent HOST:PORT',
		laterHint: checkObshell,
		cause: '连接被拒绝',
	},
	reset: {
		message: ({address}) => `${address} 关闭了连接`,
		hint: '请检查 agent 是否正在重启',
		laterHint: checkObshell,
		cause: '连接被关闭',
	},
	connectionLost: {
		message: ({address}) => `${address}：连接已丢失，数据包没有应答`,
		hint: '请检查本机与 agent 之间的网络',
		cause: '连接已丢失',
	},
	unknownHost: {
		message: ({address}) => `${address}：主机不存在`,
		hint: '请检查 --agent HOST:PORT 中的主机名',
		laterHint: '请检查本机的域名解析：此前可以解析该主机名',
		cause: '主机不存在',
	},
	nameServiceSilent: {
		message: ({address}) => `${address}：域名解析服务无应答`,
		hint: '请检查本机的 DNS 服务器，或在 --agent 中使用 IP 地址',
		cause: '域名解析服务无应答',
	},
	noRoute: {
		message: ({address}) => `${address}：没有到主机的路由`,
		hint: '请检查本机与 agent 之间的网络',
		laterHint: '请检查到该主机的网络；没有 obshell，OceanBase 中的恢复也会继续',
		cause: '没有到主机的路由',
	},
	tls: {
		message: ({address}) => `${address}：TLS 连接失败`,
		hint: '如果 agent 未启用 TLS，请去掉 --agent 中的 https://',
		laterHint: '请检查该主机上 obshell 的 TLS 配置：此前可用',
		cause: 'TLS 连接失败',
	},
	tlsUntrusted: {
		message: ({address}) => `${address}：证书不是由受信任的 CA 签发`,
		hint: '请用 --ca FILE 指定签发证书的 CA',
		cause: '证书不受信任',
	},
	tlsExpired: {
		message: ({address}) => `${address}：证书已过期或尚未生效`,
		hint: '请在 agent 上更换证书，或校正本机时钟',
		cause: '证书已过期或尚未生效',
	},
	tlsWrongName: {
		message: ({address}) => `${address}：证书是为其他主机签发的`,
		hint: '请在 --agent HOST:PORT 中使用证书所含的主机名',
		cause: '证书是为其他主机签发的',
	},
	tlsCertificateWanted: {
		message: ({address}) => `${address} 要求客户端证书，或拒绝了所用的证书`,
		hint: '请用 --cert FILE --key FILE 指定该 agent 信任的证书',
		cause: '需要客户端证书，或证书被拒绝',
	},
	plainExpected: {
		message: ({address}) => `${address} 未启用 TLS`,
		hint: '请去掉 --agent 中的 https://',
		cause: '未启用 TLS',
	},
	noSocket: {
		message: ({address}) => `${address} 上没有 agent 在监听`,
		hint: '请检查 --socket；运行中的 agent 目录下有 run/obshell.sock',
		laterHint: '请检查本机的 obshell；OceanBase 中的恢复不受影响，仍在进行',
		cause: '该 socket 上没有 agent',
	},
	socketDenied: {
		message: ({address}) => `${address}：权限不足`,
		hint: changeUser,
		cause: '权限不足',
	},
	tlsExpected: {
		message: ({address}) => `${address} 要求使用 TLS`,
		hint: '请在 --agent 的主机前加上 https://',
		cause: '需要 TLS',
	},
	unreachable: {
		message: ({address}) => `无法连接 ${address}`,
		hint: checkAgent,
		laterHint: '请检查该主机及其网络；没有 obshell，OceanBase 中的恢复也会继续',
		cause: '无法连接',
	},
	timeout: {
		message: ({address}) => `${address} 未及时应答`,
		hint: '请检查该主机及其 agent，或用 --timeout SECONDS 延长等待时间',
		laterHint: '请检查该主机及其 obshell，或用 --timeout SECONDS 延长等待时间',
		cause: '超时',
	},
	databaseHung: {
		message: ({address}) => `${address} 有应答，但其数据库无应答`,
		hint: '请检查该主机上的 OceanBase，或用 --timeout SECONDS 延长等待时间',
		cause: '数据库无应答',
	},
	wrongPassword: {
		message: ({address}) => `${address}：root@sys 密码错误`,
		hint: `${passwordSources}；OceanBase 不可用时，agent 会把正确的密码报告为错误`,
		laterHint: `如果 root@sys 已改密码，${passwordSources}；OceanBase 不可用时，agent 会把正确的密码报告为错误`,
		cause: 'root@sys 密码错误',
	},
	passwordUnchecked: {
		message: ({address}) => `${address} 报告 root@sys 密码错误，但 OceanBase 不可用：密码可能正确`,
		hint: '请检查该主机上的 observer；恢复可用后 restop 会重试',
		cause: 'OceanBase 不可用，密码可能正确',
	},
	wrongAgentPassword: {
		message: ({address}) => `${address}：agent 密码错误`,
		hint: agentPasswordSources,
		laterHint: '请检查 agent 密码是否已修改',
		cause: 'agent 密码错误',
	},
	agentPasswordExpected: {
		message: ({address}) => `${address} 要求 agent 密码，而不是 root@sys 的密码`,
		hint: agentPasswordSources,
		cause: '需要 agent 密码',
	},
	rootPasswordExpected: {
		message: ({address}) => `${address} 没有 agent 密码，要求 root@sys 的密码`,
		hint: '请不要提供 agent 密码，改用 --password-file 或 RESTOP_PASSWORD',
		cause: '需要 root@sys 密码',
	},
	headerRefused: {
		message: ({address}) => `${address} 无法解密请求头`,
		hint: '请直接连接 agent：代理可能改动了请求',
		cause: '请求头被拒绝',
	},
	clockSkew: {
		message: ({address}) => `${address} 报告请求已过期`,
		hint: '请检查时钟同步（NTP）：集群中各 agent 的时钟不一致',
		cause: '请求已过期',
	},
	userDenied: {
		message: ({address}) => `${address} 上的 agent 不接受当前用户`,
		hint: changeUser,
		cause: '用户不被接受',
	},
	unauthorized: {
		message: ({address}) => `${address}：未通过认证，很可能是密码错误`,
		hint: passwordSources,
		laterHint: '请检查 root@sys 是否已改密码',
		cause: '未通过认证',
	},
	notInCluster: {
		message: ({address}) => `${address} 不是运行中集群的 agent`,
		hint: '请使用身份为 CLUSTER AGENT 的 agent（--agent HOST:PORT）',
		laterHint: '请检查该主机上的 agent：此前它属于运行中的集群',
		cause: '不在集群中',
	},
	databaseDown: {
		message: ({address}) => `${address} 未连接到 OceanBase`,
		hint: '请检查该主机上的 observer，或使用集群中的其他 agent',
		cause: '未连接到 OceanBase',
	},
	databaseError: {
		message: ({address}) => `${address}：OceanBase 返回错误`,
		hint: '如果持续出现，请查看 agent 日志',
		cause: 'OceanBase 错误',
	},
	noRestoreApi: {
		message: ({address}) => `${address}：agent 版本过低（需要 4.2.4.0）`,
		hint: '请升级 obshell，或检查 --agent HOST:PORT',
		laterHint: '请检查该主机上的 obshell 是否被换成了旧版本',
		cause: 'agent 版本过低（需要 4.2.4.0）',
	},
	rejected: {
		message: ({address}) => `${address} 拒绝了请求`,
		hint: '请查看 agent 日志',
		cause: '请求被拒绝',
	},
	gatewayError: {
		message: ({address}) => `${address}：应答来自代理`,
		hint: '请稍候，通常会自行恢复；否则请直接连接 agent',
		cause: '应答来自代理',
	},
	proxyLogin: {
		message: ({address}) => `${address}：中间的代理要求登录`,
		hint: '请登录代理，或直接连接 agent',
		cause: '代理要求登录',
	},
	webPage: {
		message: ({address}) => `${address}：应答是网页`,
		hint: '请检查 --agent HOST:PORT；如果网络或代理要求登录，请先登录',
		cause: '应答是网页',
	},
	notAnAgent: {
		message: ({address}) => `${address} 不是 obshell agent`,
		hint: checkAgent,
		laterHint: answeredBefore,
		cause: '不是 obshell agent',
	},
	emptyAnswer: {
		message: ({address}) => `${address} 的应答为空`,
		hint: '请直接连接 agent：代理可能丢弃了应答',
		cause: '应答为空',
	},
	redirected: {
		message: ({address}) => `${address} 要求重定向，restop 不会跟随`,
		hint: '请在 --agent 中使用 agent 自己的地址：重定向会泄露密码',
		cause: '被重定向',
	},
	tooLarge: {
		message: ({address}) => `${address} 的应答过大`,
		hint: checkAgent,
		laterHint: answeredBefore,
		cause: '应答过大',
	},
	unreadableAnswer: {
		message: ({address}) => `${address} 的应答无法解析`,
		hint: '请直接连接 agent：代理可能有干扰；或升级 restop',
		cause: '应答无法解析',
	},
	tenantAbsent: {
		message: ({tenant}) => `租户 ${tenant} 不存在`,
		hint: '请检查名称；新的恢复会在一分钟内创建租户',
		cause: '租户不存在',
	},
	tenantGone: {
		message: ({tenant}) => `租户 ${tenant} 已不存在`,
		hint: '请检查恢复是否被取消，或租户是否被删除',
		cause: '租户已不存在',
	},
	tenantGoneLater: {
		message: ({tenant}) => `租户 ${tenant} 已不存在：恢复结束后被删除`,
		hint: '如果仍需要，请重新恢复',
		cause: '租户已不存在',
	},
	neverRestored: {
		message: ({tenant}) => `未找到租户 ${tenant} 的恢复`,
		hint: '请指定恢复的目标租户，而不是源租户',
		cause: '从未恢复',
	},
	systemTenant: {
		message: () => 'sys 租户不能恢复',
		hint: '请指定恢复的目标租户',
		cause: 'sys 租户不能恢复',
	},
	unaddressableTenant: {
		message: ({tenant}) => `无法向 agent 查询名为 ${tenant} 的租户`,
		hint: '请检查名称：不支持空的部分、斜杠和损坏的字符',
		cause: '租户名无法用于请求',
	},
	unreadableRow: {
		message: ({tenant}) => `agent 无法读取租户 ${tenant} 的恢复记录`,
		hint: '请稍候：可能持续到当前阶段结束',
		cause: '恢复记录无法读取',
	},
};
