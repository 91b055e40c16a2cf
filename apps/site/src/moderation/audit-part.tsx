import { readAudit } from '../api/moderation.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { auditWords } from './audit-words.ts';
import { Decided } from './decided.tsx';

/** Every decision that was ever made, newest first. */
export function AuditPart({ desk }: { readonly desk: Desk }) {
  const trail = usePages('audit', (cursor) => readAudit(desk, cursor));
  const now = useNow(10_000);
  return (
    <section aria-labelledby="audit-title">
      <h2 id="audit-title" class="unseen">
        The trail of decisions
      </h2>
      <LoadState of={trail.state} />
      {trail.entries?.length === 0 && <p class="empty">Nothing was decided yet.</p>}
      <ol class="rows">
        {(trail.entries ?? []).map((entry) => (
          <li key={entry.number} class="row">
            <div>
              <p class="row-name">
                <bdi>{auditWords(entry)}</bdi>
              </p>
              <Decided desk={desk} by={entry.by} at={entry.at} reason={entry.reason} now={now} />
            </div>
            <span class="quiet">{entry.number}</span>
          </li>
        ))}
      </ol>
      <MoreButton of={trail} />
    </section>
  );
}
