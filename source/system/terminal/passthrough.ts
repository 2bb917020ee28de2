const [escape, bell] = ['\u{1B}', '\u{07}'];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * An OSC sequence in the form that reaches the terminal: tmux (with allow-passthrough on) and GNU screen send on what is
 * wrapped for them, and drop the rest. Inside the wrapping it ends with BEL, since screen takes the first ST as its own.
 */
export function oscSequence(content: string, env: Env): string {
	const sequence = `${escape}]${content}${bell}`;
	if (isSet(env, 'TMUX')) {
		return `${escape}Ptmux;${sequence.replaceAll(escape, () => escape.repeat(2))}${escape}\\`;
	}

	return isSet(env, 'STY') ? `${escape}P${sequence}${escape}\\` : `${escape}]${content}${escape}\\`;
}

export function isSet(env: Env, name: string): boolean {
	return (env[name] ?? '') !== '';
}
