/** Randomness as an argument: a number from 0 to less than 1. */
export type Random = () => number;

export const systemRandom: Random = () => Math.random();
