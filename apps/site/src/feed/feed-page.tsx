import { readFeed, type FeedEntry } from '../api/feed.ts';
import { FollowStar } from '../keeping/follow-button.tsx';
import { useKeptTopics } from '../keeping/use-kept-topics.ts';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { Link } from '../routing/navigation.tsx';
import { EVERYWHERE, topicPath } from '../routing/route.ts';
import { SignedInOnly } from '../session/signed-in-only.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { Sparkline, SparklineFade } from '../trends/sparkline.tsx';
import { formatCompact } from '../wording/numbers.ts';
import { timeOfDay } from '../wording/times.ts';

/** What somebody's own feed has now: each entry says why it is there. */
export function FeedPage() {
  usePageTitle('Your feed');
  return (
    <SignedInOnly what="your feed">
      {() => (
        <div class="feed-page">
          <header class="page-head">
            <h1>Your feed</h1>
          </header>
          <Feed />
        </div>
      )}
    </SignedInOnly>
  );
}

function Feed() {
  const feed = usePages('feed', readFeed);
  const now = useNow(30_000);
  return (
    <>
      <LoadState of={feed.state} />
      {feed.entries?.length === 0 && <NothingYet />}
      <SparklineFade />
      <ol class="feed">
        {(feed.entries ?? []).map((entry) => (
          <Entry key={entry.topic} entry={entry} now={now} onMuted={feed.again} />
        ))}
      </ol>
      <MoreButton of={feed} />
    </>
  );
}

function NothingYet() {
  return (
    <div class="message">
      <h2>Nothing yet</h2>
      <p>Follow topics and set your languages and regions: what rises there is shown here.</p>
      <p class="message-actions">
        <Link class="button" href="/follows">
          Follow topics
        </Link>
        <Link class="button button-quiet" href="/account#preferences">
          Set preferences
        </Link>
      </p>
    </div>
  );
}

interface EntryProps {
  readonly entry: FeedEntry;
  readonly now: number;
  readonly onMuted: () => void;
}

function Entry({ entry, now, onMuted }: EntryProps) {
  const { topic, label, because, trend, actorsPerDay, samples } = entry;
  const [mutes] = useKeptTopics('mutes');
  const sample = samples[0]?.text;
  return (
    <li class="feed-entry">
      <p class="feed-because">{because}</p>
      <div class="feed-head">
        <h2>
          <Link href={topicPath(topic, trend?.scope ?? EVERYWHERE)}>
            <bdi>{label}</bdi>
          </Link>
        </h2>
        <FollowStar topic={topic} label={label} />
        <button
          type="button"
          class="link-button feed-mute"
          aria-label={`Mute ${label}`}
          onClick={() => void mutes.keep(topic).then(onMuted, onMuted)}
        >
          Mute
        </button>
      </div>
      <p class="quiet">
        {trend === null ? stateWords(entry, now) : `${trend.why}.`} {formatCompact(actorsPerDay)} people today.
      </p>
      {trend !== null && <Sparkline bins={trend.sparkline} />}
      {sample !== undefined && (
        <blockquote>
          <bdi>{sample}</bdi>
        </blockquote>
      )}
    </li>
  );
}

function stateWords({ state, rise }: FeedEntry, now: number): string {
  if (rise === undefined || state === 'steady') return 'Not rising now.';
  return `Rose ${timeOfDay(Date.parse(rise.startedAt), now)}.`;
}
