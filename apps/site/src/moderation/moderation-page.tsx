import { DeskAccess, type Desk } from '../desk/desk-access.tsx';
import { Link } from '../routing/navigation.tsx';
import type { ModerationPart } from '../routing/route.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { ActorsPart } from './actors-part.tsx';
import { AuditPart } from './audit-part.tsx';
import { QueuePart } from './queue-part.tsx';
import { SweepsPart } from './sweeps-part.tsx';
import { TopicsPart } from './topics-part.tsx';

const PARTS: readonly (readonly [part: ModerationPart, name: string])[] = [
  ['queue', 'Waiting'],
  ['topics', 'Topics'],
  ['actors', 'Banned'],
  ['sweeps', 'Sweeps'],
  ['audit', 'Trail'],
];

/** What may trend and whose activity counts, for moderators. */
export function ModerationPage({ part }: { readonly part: ModerationPart }) {
  usePageTitle('Moderation');
  return (
    <DeskAccess role="moderator" title="Moderation">
      {(desk) => (
        <div class="desk-page">
          <header class="page-head">
            <h1>Moderation</h1>
            <p>What you decide holds within seconds, and stays in the trail.</p>
          </header>
          <nav class="subpages" aria-label="Moderation">
            {PARTS.map(([each, name]) => (
              <Link
                key={each}
                href={each === 'queue' ? '/moderation' : `/moderation/${each}`}
                {...(each === part && { 'aria-current': 'page' })}
              >
                {name}
              </Link>
            ))}
          </nav>
          <Part part={part} desk={desk} />
        </div>
      )}
    </DeskAccess>
  );
}

function Part({ part, desk }: { readonly part: ModerationPart; readonly desk: Desk }) {
  switch (part) {
    case 'queue':
      return <QueuePart desk={desk} />;
    case 'topics':
      return <TopicsPart desk={desk} />;
    case 'actors':
      return <ActorsPart desk={desk} />;
    case 'sweeps':
      return <SweepsPart desk={desk} />;
    case 'audit':
      return <AuditPart desk={desk} />;
  }
}
