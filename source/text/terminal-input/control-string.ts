import {brightnessOf} from './background-color.js';
import {ignored, type InputToken} from './input-token.js';

/** Longer strings are no answers that are asked for; they still end where they end. */
export const mostOfString = 64;

/** The token of an operating system command (OSC): the answer to a question for the background, or nothing of use. */
export function decodeOsc(text: string): InputToken {
	const color = /^11;(.*)$/v.exec(text)?.[1];
	const brightness = color === undefined ? undefined : brightnessOf(color);
	return brightness === undefined ? ignored : {type: 'background', brightness};
}
