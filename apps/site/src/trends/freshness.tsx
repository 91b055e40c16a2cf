import type { Status } from '@groundswell/client';
import type { Polled } from '../live/poller.ts';
import { ago, timeOfDay } from '../wording/times.ts';
import { liveness } from './liveness.ts';

interface FreshnessProps {
  readonly list: Polled<{ readonly at?: string }>;
  readonly status: Status | undefined;
  readonly now: number;
}

/** Whether what is shown is live, behind or from before the connection was lost. */
export function Freshness({ list, status, now }: FreshnessProps) {
  const state = liveness(list, status);
  const at = list.value?.at === undefined ? undefined : Date.parse(list.value.at);
  return (
    <p class={`freshness freshness-${state}`}>
      <span class="freshness-dot" aria-hidden="true" />
      <span role="status">{WORDS[state]}</span>
      {at !== undefined && (
        <span class="freshness-time">
          {state === 'live'
            ? `changed ${ago(at, now)}`
            : `as of ${timeOfDay(status?.countedThrough ? Date.parse(status.countedThrough) : at, now)}`}
        </span>
      )}
    </p>
  );
}

const WORDS = {
  live: 'Live',
  loading: 'Loading',
  starting: 'Starting',
  stale: 'Behind: counting is late',
  offline: 'Offline: trying again',
} as const;
