export { Log, type Fields, type Level, type LogOptions } from './log.ts';
export { withCorrelation, correlationId } from './correlation.ts';
export { REDACTED, redact, isSensitive } from './redact.ts';
export { Metrics, METRICS, type MetricName, type MetricsOptions } from './metrics.ts';
export { NestLog } from './nest-log.ts';
export { RuntimeModule, clockOf } from './runtime.module.ts';
