import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { NodeHttpHandler } from '@smithy/node-http-handler';

export interface AwsClientOptions {
  /** Milliseconds an answer may take before the request is given up and tried again. Default 3,000. */
  readonly requestTimeout?: number;
  /** Milliseconds to open a connection. Default 1,000. */
  readonly connectionTimeout?: number;
  /** Tries in all, the first one included. Default 6. */
  readonly attempts?: number;
  /** Connections kept open at most. Default 50. */
  readonly maxSockets?: number;
}

/**
 * Settings that every AWS client of ours is made with. Without `throwOnRequestTimeout` the SDK only
 * warns of a slow answer; its three default tries are over within 40 ms of a reset connection; and its
 * default HTTP/2 handler fails on the plain HTTP of local servers. Endpoints, region and credentials
 * come from the environment (AWS_ENDPOINT_URL_*, AWS_REGION, ...), which the SDK reads by itself.
 */
export function awsClientSettings(options: AwsClientOptions = {}): {
  readonly requestHandler: NodeHttpHandler;
  readonly retryStrategy: ConfiguredRetryStrategy;
} {
  const { requestTimeout = 3_000, connectionTimeout = 1_000, attempts = 6, maxSockets = 50 } = options;
  return {
    requestHandler: new NodeHttpHandler({
      connectionTimeout,
      requestTimeout,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets },
      httpsAgent: { keepAlive: true, maxSockets },
    }),
    retryStrategy: new ConfiguredRetryStrategy(attempts, retryDelay),
  };
}

/**
 * Milliseconds to wait before try `attempt` (the second is 1): doubling from 50 to 2,000 with the upper
 * half left to chance, so that clients that failed together don't come back together ("equal jitter",
 * AWS Architecture Blog, Exponential Backoff and Jitter, 2015).
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(2_000, 50 * 2 ** Math.max(0, attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random();
}
