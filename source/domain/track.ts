/** The two things that a restore recovers, each with a bar, a rate and milestones of its own. */
export type Track = 'data' | 'log';
