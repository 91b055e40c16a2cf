import { ApiError, type Status } from '@groundswell/client';
import type { Polled } from '../live/poller.ts';

export type Liveness = 'live' | 'loading' | 'starting' | 'stale' | 'offline';

/** One failed question may be chance; from the second on the connection counts as lost. */
const FAILURES_TOLERATED = 1;

/** How fresh a polled list is, from the poller's luck and what the server says of itself. */
export function liveness(list: Polled<unknown>, status: Pick<Status, 'status'> | undefined): Liveness {
  const refused = list.error instanceof ApiError && list.error.status < 500;
  if (list.failures > FAILURES_TOLERATED && !refused) return 'offline';
  if (status !== undefined && status.status !== 'ok') return status.status;
  return list.answeredAt === undefined ? 'loading' : 'live';
}
