import { readStatus, readTopic } from '../api/api.ts';
import { ApiError, type TopicPage as TopicAnswer } from '@groundswell/client';
import { FollowButton } from '../keeping/follow-button.tsx';
import { useNow, usePoll } from '../live/use-poll.ts';
import { Link } from '../routing/navigation.tsx';
import { EVERYWHERE, trendsPath } from '../routing/route.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { StrengthBar } from '../trends/strength-bar.tsx';
import { formatCompact } from '../wording/numbers.ts';
import { scopeName } from '../wording/scope-name.ts';
import { ago, fullTime, timeOfDay } from '../wording/times.ts';
import { countedHours } from './counted-hours.ts';
import { HistorySection } from './history-section.tsx';
import { LastTwoHours } from './last-two-hours.tsx';
import { RelatedTopics } from './related-topics.tsx';
import { RecentActivities } from './recent-activities.tsx';

/** Milliseconds between questions. */
const TOPIC_EVERY = 5_000;
const STATUS_EVERY = 60_000;

interface TopicPageProps {
  readonly topic: string;
  readonly scope: string;
}

/** Everything public about one topic: why it rises, its week, its company, what was said. */
export function TopicPage({ topic, scope }: TopicPageProps) {
  const { value, error } = usePoll(`topic ${topic} ${scope}`, (known) => readTopic(topic, scope, known), TOPIC_EVERY);
  usePageTitle(value?.label ?? topic);
  const back = (
    <p class="back">
      <Link href={trendsPath(scope)}>
        <span aria-hidden="true">← </span>
        {scope === EVERYWHERE ? 'All trends' : `Rising in ${scopeName(scope)}`}
      </Link>
    </p>
  );
  const hidden = error instanceof ApiError && error.status === 404;
  return (
    <div class="topic-page">
      {back}
      {hidden && <NotPublic topic={topic} />}
      {!hidden && value !== undefined && <TopicDetails topic={value} />}
      {!hidden && value === undefined && <Waiting failed={error !== undefined} topic={topic} />}
    </div>
  );
}

function TopicDetails({ topic }: { readonly topic: TopicAnswer }) {
  const now = useNow(5_000);
  return (
    <article>
      <header class="topic-head">
        <div class="topic-name">
          <h1>
            <bdi>{topic.label}</bdi>
          </h1>
          <FollowButton topic={topic.topic} label={topic.label} />
        </div>
        {topic.trend !== null && <StrengthBar score={topic.trend.score} />}
        <p class="topic-why">
          {topic.why}{' '}
          <Link class="quiet-link" href="/how-it-works">
            How this is judged
          </Link>
        </p>
      </header>
      <TopicFigures topic={topic} now={now} />
      {topic.trend !== null && <LastTwoHours trend={topic.trend} />}
      <HistorySection history={countedHours(topic.history, Date.parse(topic.lastUsedAt))} label={topic.label} />
      <div class="topic-columns">
        <RecentActivities samples={topic.samples} now={now} />
        <RelatedTopics page={topic} />
      </div>
    </article>
  );
}

function TopicFigures({ topic, now }: { readonly topic: TopicAnswer; readonly now: number }) {
  const lastUsedAt = Date.parse(topic.lastUsedAt);
  const startedAt = topic.trend === null ? undefined : Date.parse(topic.trend.startedAt);
  const last = topic.trend === null ? topic.episodes[0] : undefined;
  return (
    <dl class="figures">
      <div>
        <dt>People today</dt>
        <dd>{formatCompact(topic.actorsPerDay)}</dd>
      </div>
      <div>
        <dt>Uses today</dt>
        <dd>{formatCompact(topic.usesPerDay)}</dd>
      </div>
      {startedAt !== undefined && (
        <div>
          <dt>Rising since</dt>
          <dd title={fullTime(startedAt)}>{timeOfDay(startedAt, now)}</dd>
        </div>
      )}
      {last !== undefined && (
        <div>
          <dt>Last rose</dt>
          <dd title={`Most at ${fullTime(Date.parse(last.peakAt))}`}>{timeOfDay(Date.parse(last.startedAt), now)}</dd>
        </div>
      )}
      <div>
        <dt>Last used</dt>
        <dd title={fullTime(lastUsedAt)}>{ago(lastUsedAt, now)}</dd>
      </div>
    </dl>
  );
}

/** Says the same of a topic that was never used as of one that few people used. */
function NotPublic({ topic }: { readonly topic: string }) {
  const { value: status } = usePoll('status', readStatus, STATUS_EVERY);
  const minimum = status?.minimumActors ?? 5;
  return (
    <section class="message">
      <h1>
        Nothing to show for “<bdi>{topic}</bdi>”
      </h1>
      <p>
        A topic has a page once at least {minimum} different people used it within 24 hours. Below that, nothing is told about it, not even
        whether it was used at all, so that no one can be picked out of a small crowd.
      </p>
      <p class="message-actions">
        <Link class="button" href="/">
          See the trends
        </Link>
      </p>
    </section>
  );
}

function Waiting({ failed, topic }: { readonly failed: boolean; readonly topic: string }) {
  return (
    <section aria-live="polite">
      <h1>
        <bdi>{topic}</bdi>
      </h1>
      {failed ? <p>The server does not answer just now. Trying again.</p> : <div class="skeleton skeleton-chart" />}
    </section>
  );
}
