import type {ConfigWords} from './config-words.js';

const template = `## restop 读取 ~/.config/restop/config.yaml，或 --config 指定的文件。命令行选项优先于本文件。
## 去掉行首的第一个 # 即可启用该行。不得让其他用户可写：chmod 600。
## 检查：restop config --check --connect

## 两轮轮询之间的秒数，以及等待一次应答的最长秒数。
#interval: 2
#timeout: 10

## 命令行不给租户时：也显示多久之内结束的恢复；0 表示只看运行中的。
#since: 24h

## 颜色：dark、light、colour-blind 或 mono。不写则按终端背景取 dark 或 light。
#theme: dark
## 屏幕的语言：en 或 zh。
#lang: zh

## 集群，按屏幕上的顺序。命令行的 NAME@CLUSTER 使用这里的名称。
#clusters:
#  prod:
#    ## 该集群的一个或多个 agent；一个失败后轮询下一个。允许 https:// 和 [IPV6]:PORT。
#    agents:
#      - https://10.10.10.1:2886
#      - https://10.10.10.2
#    ## 也切换到集群自己列出的 agent。
#    learnAgents: false
#    ## root@sys 的密码：{file: FILE}、{env: NAME} 或 {command: COMMAND}。本文件中不得写密码本身。
#    ## 命令在没有终端的情况下运行，最多 30 秒；输出的第一行即为密码。
#    ## 相对路径从本文件所在目录算起。没有密码时 restop 会提示输入。
#    password: {command: pass show oceanbase/prod}
#    ## 有自己密码的 agent，以及使用其他用户的 SQL。
#    agentPassword: {file: ~/.restop/prod-agent}
#    sqlPassword: {env: PROD_SQL_PASSWORD}
#    ## 读取进度的服务器，形如 [USER@TENANT@]HOST:PORT；false 表示不用 SQL。默认：经 agent 获知。
#    sql: restop@sys@10.10.10.1:2881
#    tls:
#      ca: ca.pem
#      ## agent 要求时使用的客户端证书。
#      cert: client.pem
#      key: client.key
#      ## true 表示不校验证书；屏幕上会注明。
#      insecure: false
#    ## all，或名称和模式。以 * 开头的模式要加引号。
#    tenants:
#      - orders_dr
#      - "prod_*"
#  test:
#    agents: 10.20.10.1
`;

/** What is said about the config file. */
export const config: ConfigWords = {
	expected: (place, wanted, got) => `${place}：应为 ${wanted}，实际为 ${got}`,
	wanted: {
		address: 'HOST[:PORT] 形式的地址',
		sql: '[USER@TENANT@]HOST:PORT 或 false',
		seconds: '秒数，0.1 或更大',
		duration: '时长，例如 24h、90m 或 7d，或 0',
		boolean: 'true 或 false',
		path: '文件路径',
		tenants: 'all，或名称和模式的列表，例如 "prod_*"',
		theme: 'dark、light、colour-blind 或 mono',
		lang: 'en 或 zh',
		tls: '含 ca、cert、key 或 insecure 的映射',
		settings: '由设置项组成的映射',
		clusters: '以集群名为键的映射',
		clusterName: '由字母、数字、“_”、“-”和“.”组成的名称，最多 64 个字符',
		httpsAgents: '每个 agent 前都带 https://',
	},
	expectedSecret: (place) => `${place}：应为 {file: FILE}、{env: NAME} 或 {command: COMMAND}；本文件中不得写密码本身`,
	text: '文本',
	list: '列表',
	map: '映射',
	unknownKey: (place) => `${place}：未知的键；见 restop config --print`,
	misspeltKey: (place, meant) => `${place}：未知的键（是否指 ${meant}？）`,
	notYaml: (place, fault) => `${place}：${fault}`,
	yaml: {
		tab: '缩进中有制表符；请使用空格',
		repeated: '键重复出现',
		severalDocuments: '有多个 YAML 文档；请删除第二个',
		tag: '不支持 YAML 标签；请删除，或给值加引号',
		alias: 'YAML 别名过多；请直接写出值',
		unquoted: '以该字符开头的值要加引号',
		tooDeep: '嵌套过深',
		other: '不是有效的 YAML；请检查缩进、引号和括号',
	},
	notUsed: (file, cause) => `${file}：${cause}`,
	notUtf8: '不是 UTF-8；请以该编码保存',
	untrusted: {
		notRegular: () => '不是普通文件',
		tooLarge: () => '大于 256 KB；它是配置文件吗？',
		writable: (command) => `其他用户可以写入；请限制权限：${command}`,
		foreign: () => '属于其他用户；请使用您自己的或 root 的文件',
	},
	readable: (file, command) => `警告：其他用户可以读取 ${file} 及其中的命令；请限制权限：${command}`,
	noVariable: (place, name) => `${place}：环境变量 ${name} 未设置`,
	commandFailed: (place, cause) => `${place}：命令${cause}；请在 shell 中运行以查看原因`,
	commandEnds: {
		noLine: '的第一行输出中没有密码',
		exit: (code) => `失败，返回 ${code}`,
		late: (seconds) => `运行超过 ${seconds} 秒`,
		tooLong: '输出的行过长，不可能是密码',
		notStarted: '无法启动',
		aborted: '被停止',
	},
	noFile: (file) => `config：${file} 处没有配置文件；运行 restop config --print 可得到模板`,
	noPlace: 'config：没有配置文件；请用 --config FILE 指定',
	template,
	check: {
		good: (file, clusters) => `${file}：${clusters} 个集群`,
		noClusters: '没有集群：restop 查询 127.0.0.1:2886 上的 agent',
		agents: (addresses) => `agent 地址 ${addresses}`,
		learnsAgents: '以及它们列出的其他 agent',
		passwords: {
			agent: (source) => `agent 密码来自${source}`,
			root: (source) => `root@sys 密码来自${source}`,
			prompt: 'root@sys 密码由提示输入',
			sql: (source) => `SQL 密码来自${source}`,
		},
		sources: {
			file: (file) => `文件 ${file}`,
			env: (name) => `变量 ${name}`,
			command: () => '命令',
		},
		sqlFromAgent: '以 root@sys 使用 SQL，地址经 agent 获知',
		sqlAt: (address, user) => `以 ${user} 在 ${address} 使用 SQL`,
		noSql: '不使用 SQL',
		everyRestore: '监视所有恢复',
		tenants: (names) => `监视 ${names}`,
		agentAnswers: (address, version) => `agent（${address}）：版本 ${version}`,
		passwordRight: '密码：正确',
		clockSkew: (duration, isAhead) => `时钟：agent 的时钟${isAhead ? '快' : '慢'} ${duration}`,
		clockAgrees: '时钟：相差不超过 2s',
		sqlAnswers: (address) => `SQL：${address} 有应答`,
		view: (name, columns) => `${name}：可读，${columns} 列`,
		missingColumns: (name, columns) => `${name}：可读，但没有 ${columns}`,
		noView: (name, cause) => `${name}：不可读${cause === '' ? '' : `（${cause}）`}；请授予其 SELECT 权限`,
		unknownVersion: '未知',
	},
};
