import type { RelatedTopic, TopicPage } from '@groundswell/client';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { formatCompact } from '../wording/numbers.ts';

interface RelatedTopicsProps {
  readonly page: Pick<TopicPage, 'relatedBy' | 'scope'> & { readonly related: readonly RelatedTopic[] };
}

/** What is counted: on the page, and for who hears it after each number. */
const COUNTED = {
  people: { told: 'People who used both within two hours', unit: ' people' },
  activities: { told: 'Recent activities that name both', unit: ' activities' },
} as const;

/** Topics that the same people use, the closest first. */
export function RelatedTopics({ page: { related, relatedBy, scope } }: RelatedTopicsProps) {
  const most = Math.max(1, ...related.map(({ together }) => together));
  return (
    <section class="related" aria-labelledby="related-title">
      <h2 id="related-title">Used together with</h2>
      <p class="quiet">{related.length === 0 ? 'No other public topic yet.' : COUNTED[relatedBy].told}</p>
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
              <span class="unseen">{COUNTED[relatedBy].unit}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
