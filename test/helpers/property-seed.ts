import process from 'node:process';
import fc from 'fast-check';

/** Properties try the same examples in every run, so that a change is to blame when one fails; PROPERTY_SEED tries others. */
fc.configureGlobal({seed: Number(process.env['PROPERTY_SEED'] ?? 2886)});
