import process from 'node:process';
import fc from 'fast-check';

/** Properties use the same examples in every run, so that a failure is caused by a change; PROPERTY_SEED sets others. */
// eslint-disable-next-line unicorn/no-top-level-side-effects -- the seed is there before a test uses it
fc.configureGlobal({seed: Number(process.env['PROPERTY_SEED'] ?? 2886)});

export * from 'fast-check';
export {default} from 'fast-check';
