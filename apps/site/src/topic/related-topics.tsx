import type { RelatedTopic } from '@groundswell/client';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { formatCompact } from '../wording/numbers.ts';

interface RelatedTopicsProps {
  readonly related: readonly RelatedTopic[];
  readonly scope: string;
}

/** Topics that appear in the same activities, most often together first. */
export function RelatedTopics({ related, scope }: RelatedTopicsProps) {
  const most = Math.max(1, ...related.map(({ together }) => together));
  return (
    <section class="related" aria-labelledby="related-title">
      <h2 id="related-title">Used together with</h2>
      {related.length === 0 && <p class="quiet">No other public topic yet.</p>}
      <ul>
        {related.map(({ topic, label, together }) => (
          <li key={topic}>
            <Link href={topicPath(topic, scope)}>
              <bdi>{label}</bdi>
            </Link>
            <span class="related-bar" aria-hidden="true">
              <span style={{ width: `${Math.round((together / most) * 100)}%` }} />
            </span>
            <span class="related-count">
              {formatCompact(together)}
              <span class="unseen"> times together</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
