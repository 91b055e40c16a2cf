import type { Status } from '@groundswell/client';
import { Link } from '../routing/navigation.tsx';
import { EVERYWHERE, trendsPath } from '../routing/route.ts';
import { formatCompact } from '../wording/numbers.ts';

/** Before the first answer. */
export function SkeletonList() {
  return (
    <div class="skeleton" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} />
      ))}
    </div>
  );
}

interface QuietListProps {
  readonly status: Status | undefined;
  readonly scope: string;
}

/** A list with nothing in it: because nothing came yet, or because nothing stands out. */
export function QuietList({ status, scope }: QuietListProps) {
  if (status !== undefined && status.activities === 0 && !status.sample) return <FirstActivity />;
  return (
    <div class="message">
      <h2>Nothing stands out right now</h2>
      <p>
        A topic is listed when clearly more people use it than at this hour on other days.
        {status !== undefined && ` ${formatCompact(status.activities)} activities were counted so far.`}
      </p>
      <p class="message-actions">
        {scope !== EVERYWHERE && (
          <Link class="button" href={trendsPath(EVERYWHERE)}>
            See what rises everywhere
          </Link>
        )}
        <Link class={scope === EVERYWHERE ? 'button' : 'button button-quiet'} href="/start">
          Send activity
        </Link>
      </p>
    </div>
  );
}

function FirstActivity() {
  return (
    <div class="message">
      <h2>Nothing has come in yet</h2>
      <p>Groundswell is running and waits for activity. The first one takes a minute, and you can watch it being counted.</p>
      <p class="message-actions">
        <Link class="button" href="/start">
          Send your first activity
        </Link>
      </p>
    </div>
  );
}

/** The address names a scope that the server refuses. */
export function UnknownScope({ reason }: { readonly reason: string }) {
  return (
    <div class="message">
      <h2>There is no such scope</h2>
      <p>{reason}</p>
      <p class="message-actions">
        <Link class="button" href={trendsPath(EVERYWHERE)}>
          See what rises everywhere
        </Link>
      </p>
    </div>
  );
}
