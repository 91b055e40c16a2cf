import { readTopicCounts } from '../api/api.ts';
import { usePoll } from '../live/use-poll.ts';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { formatCount } from '../wording/numbers.ts';
import { peopleNeeded } from './test-activity.ts';

interface TopicCountProps {
  readonly topic: string;
  readonly operatorKey: string;
  readonly minimumActors: number;
}

/** A topic's counts, live, and how far it is from being public. */
export function TopicCount({ topic, operatorKey, minimumActors }: TopicCountProps) {
  const { value } = usePoll(`counted ${topic}`, async () => ({ value: await readTopicCounts(topic, operatorKey) }), 1_000);
  const needed = peopleNeeded(value?.actorsPerDay ?? 0, minimumActors);
  return (
    <div class="topic-count">
      <h3>
        <bdi>#{topic}</bdi> in the last 24 hours
      </h3>
      <dl class="figures">
        <div>
          <dt>Uses</dt>
          <dd key={value?.usesPerDay}>{formatCount(value?.usesPerDay ?? 0)}</dd>
        </div>
        <div>
          <dt>People</dt>
          <dd key={value?.actorsPerDay}>{formatCount(value?.actorsPerDay ?? 0)}</dd>
        </div>
      </dl>
      {value?.public === true ? (
        <p>
          Public: <Link href={topicPath(topic)}>everybody can open its page</Link>. It is listed among the trends once it stands out.
        </p>
      ) : (
        <p>
          Only operators see it so far. {needed === 1 ? 'One more person' : `${formatCount(needed)} more people`} and everybody does: a
          topic stays hidden below {formatCount(minimumActors)} people.
        </p>
      )}
    </div>
  );
}
