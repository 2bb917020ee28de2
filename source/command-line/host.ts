import {isIPv4, isIPv6} from 'node:net';

/** The longest name that DNS has, and the longest part of one. */
const [longestName, longestLabel] = [253, 63];
/** ASCII alone: with the flag `i` some other letters would match, which a URL rewrites. */
const label = /^\w(?:[\w\-]*\w)?$/v;
/** A name whose last part is a number is read as an IPv4 address of fewer parts, in octal or in hexadecimal. */
const number = /^(?:\d+|0x[\da-f]*)$/v;

/**
 * Whether a text names a host in a form that is shown as it is dialled: a name, an IPv4 address of four decimal parts, or an
 * IPv6 address in brackets. Other forms of IPv4, such as 2886, 127.1 and 127.0.0.010, are refused: the system reads them as
 * an address that nobody can see in them. So are IPv6 zones, which a URL cannot hold. The text is in lower case.
 */
export function isHost(text: string): boolean {
	if (text.startsWith('[')) {
		return text.endsWith(']') && !text.includes('%') && isIPv6(text.slice(1, -1));
	}

	return isIPv4(text) || isName(text);
}

/** A dot at the end, as in DNS, is allowed. */
function isName(text: string): boolean {
	const labels = text.replace(/\.$/v, '').split('.');
	const isShort = text.length <= longestName && labels.every((part) => part.length <= longestLabel);
	return isShort && labels.every((part) => label.test(part)) && !number.test(labels.at(-1) ?? '') && isUnchanged(text);
}

/** A URL normalizes names, and refuses some. */
function isUnchanged(name: string): boolean {
	const origin = `http://${name}`;
	return URL.canParse(origin) && new URL(origin).hostname === name;
}

const largestPort = 65_535;

/** A decimal port without leading zeros, of `least` or more; undefined for anything else. */
export function parsePort(text: string, least: 0 | 1): number | undefined {
	const port = /^(?:0|[1-9]\d{0,4})$/v.test(text) ? Number(text) : NaN;
	return port >= least && port <= largestPort ? port : undefined;
}

/** `HOST:PORT` in its two parts, the host in lower case; undefined for anything else. */
export function splitHostPort(text: string): {readonly host: string; readonly port: string} | undefined {
	const colon = text.lastIndexOf(':');
	const host = text.slice(0, colon).toLowerCase();
	return colon > 0 && isHost(host) ? {host, port: text.slice(colon + 1)} : undefined;
}

/** An IPv6 address without its brackets, any other host as it is. */
export function withoutBrackets(host: string): string {
	return host.replaceAll(/[\[\]]/gv, '');
}
