import type { Metrics } from '@groundswell/telemetry';
import { AuthEvents } from './domain/auth-events.ts';

/** Events as metrics, for alarms. */
export class MetricAuthEvents extends AuthEvents {
  constructor(private readonly metrics: Metrics) {
    super();
  }

  refreshTokenReused(): void {
    this.metrics.emit({ RefreshTokensReused: 1 });
  }

  attemptsExhausted(): void {
    this.metrics.emit({ AttemptsExhausted: 1 });
  }
}
