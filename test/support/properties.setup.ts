import fc from 'fast-check';

/**
 * Properties draw the same cases in every run, so that a red build is the change's own doing.
 * GROUNDSWELL_SEED draws others: `GROUNDSWELL_SEED=$RANDOM npm test -- --project unit`.
 */
fc.configureGlobal({ seed: Number(process.env['GROUNDSWELL_SEED'] ?? 20_261_123) });
