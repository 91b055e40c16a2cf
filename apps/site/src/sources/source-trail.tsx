import { readSourceTrail, type SourceEntry } from '../api/source-desk.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { Decided } from '../moderation/decided.tsx';

/** What was ever changed of a source, newest first. */
export function SourceTrail({ desk, source }: { readonly desk: Desk; readonly source: string }) {
  const trail = usePages(`trail of ${source}`, (cursor) => readSourceTrail(desk, source, cursor));
  const now = useNow(10_000);
  return (
    <>
      <LoadState of={trail.state} />
      {trail.entries?.length === 0 && <p class="empty">Nothing since the trail is kept.</p>}
      <ol class="rows">
        {(trail.entries ?? []).map((entry) => (
          <li key={entry.number} class="row">
            <div>
              <p class="row-name">{entryWords(entry)}</p>
              <Decided desk={desk} by={entry.by} at={entry.at} reason={entry.reason} now={now} />
            </div>
          </li>
        ))}
      </ol>
      <MoreButton of={trail} />
    </>
  );
}

function entryWords({ action, keyEnding, settings }: SourceEntry): string {
  switch (action) {
    case 'create':
      return 'Made';
    case 'settings':
      return settings === undefined ? 'Set anew' : `Set anew: ${settings.name}`;
    case 'add-key':
      return `Added the key …${keyEnding ?? ''}`;
    case 'replace-keys':
      return 'Replaced the keys';
    case 'revoke-key':
      return `Revoked the key …${keyEnding ?? ''}`;
  }
}
