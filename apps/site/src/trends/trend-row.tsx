import type { Trend } from '@groundswell/client';
import { FollowStar } from '../keeping/follow-button.tsx';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { formatCompact, timesExpected } from '../wording/numbers.ts';
import { topicNature } from '../wording/topic-nature.ts';
import { ago, fullTime, timeOfDay } from '../wording/times.ts';
import { Sparkline } from './sparkline.tsx';
import { StrengthBar } from './strength-bar.tsx';

/** How long a trend is called new, milliseconds. */
const NEW_FOR = 10 * 60_000;

interface TrendRowProps {
  readonly trend: Trend;
  readonly scope: string;
  readonly now: number;
}

/** One trend of the list: its place, name, reason, course and strength. */
export function TrendRow({ trend, scope, now }: TrendRowProps) {
  const startedAt = Date.parse(trend.startedAt);
  const nature = topicNature(trend.topic);
  const times = timesExpected(trend.observed, trend.expected);
  return (
    <li class="trend" data-topic={trend.topic}>
      <span class="trend-rank" aria-hidden="true">
        {trend.rank}
      </span>
      <div class="trend-name">
        <div class="trend-title">
          <h2>
            <Link href={topicPath(trend.topic, scope)}>
              <bdi>{trend.label}</bdi>
            </Link>
          </h2>
          <FollowStar topic={trend.topic} label={trend.label} />
          {nature !== undefined && <span class="trend-nature">{nature}</span>}
          {times !== undefined && (
            <Link class="trend-times" href="/how-it-works" title="How this is judged">
              {times} the usual
            </Link>
          )}
          {now - startedAt < NEW_FOR && <span class="badge">new</span>}
        </div>
        <p class="trend-why">{trend.why}</p>
      </div>
      <Sparkline bins={trend.sparkline} />
      <StrengthBar score={trend.score} />
      <p class="trend-facts">
        <span class="trend-people">
          <strong>{formatCompact(trend.actorsPerDay)}</strong> people today
        </span>
        <time dateTime={trend.startedAt} title={`Rising since ${fullTime(startedAt)} (${ago(startedAt, now)})`}>
          since {timeOfDay(startedAt, now)}
        </time>
      </p>
    </li>
  );
}
