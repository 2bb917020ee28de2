/** JSON with its list taken out. */
export type CutList = {
	/** The same JSON with an empty list in its place. */
	readonly rest: string;
	/** The text of each object of the list, in order; items of other kinds are left out. */
	readonly items: readonly string[];
};

/** The list is a member of an object that is itself a member of the outermost one. */
const listDepth = 3;

/**
 * Takes the list named `name` out of `{"data": {"name": [{…}, …]}}`, so that its items can be parsed one by one: a long
 * text at once would hold the program up. Undefined for a text without such a list. Neither the items nor the rest are
 * checked here: parsing them does that.
 */
export function cutList(json: string, name: string): CutList | undefined {
	const began = findList(json, JSON.stringify(name));
	if (began === undefined) {
		return undefined;
	}

	const items: string[] = [];
	const ended = walk(json, began, ({at, depth, itemBegan}) => {
		if (depth === 1 && json[itemBegan] === '{') {
			items.push(json.slice(itemBegan, at + 1));
		}

		return depth === 0;
	});
	return ended === undefined ? undefined : {rest: json.slice(0, began + 1) + json.slice(ended), items};
}

/** The index of the bracket that opens the list with that key, in quotes. */
function findList(json: string, key: string): number | undefined {
	let found: number | undefined;
	walk(json, 0, ({at, depth, string}) => {
		const isKey = depth === listDepth - 1 && string === key.length && json.startsWith(key, at);
		found = isKey ? beginningOfList(json, at + key.length) : undefined;
		return found !== undefined;
	});
	return found;
}

type Token = {
	readonly at: number;
	/** How many brackets are open, after a closing one. */
	readonly depth: number;
	/** Where the last item of the outermost list or object began. */
	readonly itemBegan: number;
	/** The length of the string that begins here, quotes included; 0 for a closing bracket. */
	readonly string: number;
};

/** Where the string or the closing bracket stands that is the end for the caller; undefined if there is none. */
function walk(json: string, start: number, isEnd: (token: Token) => boolean): number | undefined {
	let depth = 0;
	let itemBegan = start;
	for (let at = start; at < json.length; at++) {
		const character = json[at];
		if (character === '{' || character === '[') {
			itemBegan = depth === 1 ? at : itemBegan;
			depth++;
			continue;
		}

		const string = character === '"' ? lengthOfString(json, at) : 0;
		const isClosing = character === '}' || character === ']';
		depth -= isClosing ? 1 : 0;
		if ((isClosing || string > 0) && isEnd({at, depth, itemBegan, string})) {
			return at;
		}

		at += Math.max(0, string - 1);
	}

	return undefined;
}

/** With both quotes; a string that is not closed takes the rest. */
function lengthOfString(json: string, start: number): number {
	let end = json.indexOf('"', start + 1);
	while (end !== -1 && isEscaped(json, end)) {
		end = json.indexOf('"', end + 1);
	}

	return (end === -1 ? json.length : end + 1) - start;
}

/** An odd number of backslashes escapes what follows it. */
function isEscaped(json: string, at: number): boolean {
	let start = at;
	while (json[start - 1] === '\\') {
		start--;
	}

	return (at - start) % 2 === 1;
}

/** Characters. Agents send none at all between a key and its value. */
const longestSpace = 20;

/** The index of the bracket that opens the list after a key; undefined for another value. */
function beginningOfList(json: string, afterKey: number): number | undefined {
	const [space = ''] = /^\s*:\s*/v.exec(json.slice(afterKey, afterKey + longestSpace)) ?? [];
	const at = afterKey + space.length;
	return space !== '' && json[at] === '[' ? at : undefined;
}
