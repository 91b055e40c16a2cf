export { Log } from './log.ts';
export { withCorrelation } from './correlation.ts';
export { REDACTED } from './redact.ts';
export { Metrics } from './metrics.ts';
export { NestLog } from './nest-log.ts';
export { RuntimeModule, clockOf } from './runtime.module.ts';
