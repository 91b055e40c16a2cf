import { useState } from 'preact/hooks';
import { Form, Problem } from '../forms/form.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useNow } from '../live/use-poll.ts';
import { Link } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { SignedInOnly } from '../session/signed-in-only.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import type { TopicCollection } from '../api/kept.ts';
import { ago } from '../wording/times.ts';
import { useKeptTopics } from './use-kept-topics.ts';

/** What somebody follows, and what they never want to see. */
export function FollowsPage() {
  usePageTitle('What you follow');
  return (
    <SignedInOnly what="what you follow">
      {() => (
        <div class="desk-page">
          <header class="page-head">
            <h1>What you follow</h1>
            <p>The same on all your devices. Your feed is made of it.</p>
          </header>
          <KeptList
            collection="follows"
            title="Topics you follow"
            empty="You follow nothing yet. Open a topic and press Follow, or name one here."
            button="Follow"
            undo="Unfollow"
            doneAt="followed"
          />
          <KeptList
            collection="mutes"
            title="Topics you mute"
            lead="They are in no feed of yours, whoever follows them."
            empty="You mute nothing."
            button="Mute"
            undo="Unmute"
            doneAt="muted"
          />
        </div>
      )}
    </SignedInOnly>
  );
}

interface KeptListProps {
  readonly collection: TopicCollection;
  readonly title: string;
  readonly lead?: string;
  readonly empty: string;
  readonly button: string;
  readonly undo: string;
  readonly doneAt: string;
}

function KeptList({ collection, title, lead, empty, button, undo, doneAt }: KeptListProps) {
  const [topics, state] = useKeptTopics(collection);
  const submit = useSubmit();
  const adding = useSubmit();
  const [added, setAdded] = useState(0);
  const now = useNow(30_000);
  const kept = state.phase === 'known' ? [...state.topics.values()].toSorted((a, b) => b.changedAt.localeCompare(a.changedAt)) : [];
  const loading = {
    ...(state.phase === 'known' && { value: kept }),
    error: state.phase === 'failed' ? state.error : undefined,
    again: () => void topics.load(),
  };
  return (
    <section class="part" aria-labelledby={`${collection}-title`}>
      <header>
        <h2 id={`${collection}-title`}>{title}</h2>
        {lead !== undefined && <p class="quiet">{lead}</p>}
      </header>
      <div>
        <LoadState of={loading} />
        {state.phase === 'known' && kept.length === 0 && <p class="empty">{empty}</p>}
        <ul class="rows">
          {kept.map(({ topic, changedAt }) => (
            <li key={topic} class="row">
              <div>
                <p class="row-name">
                  <Link href={topicPath(topic)}>
                    <bdi>{topic}</bdi>
                  </Link>
                </p>
                <p class="quiet">
                  {doneAt} {ago(Date.parse(changedAt), now)}
                </p>
              </div>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={`${undo} ${topic}`}
                disabled={submit.running}
                onClick={() => void submit.run(() => topics.drop(topic))}
              >
                {undo}
              </button>
            </li>
          ))}
        </ul>
        <Problem words={submit.problem} />
        <Form
          key={added}
          submit={adding}
          button={button}
          running="Saving …"
          onSubmit={async ({ topic = '' }) => {
            await topics.keep(topic.trim());
            setAdded(added + 1);
          }}
        >
          <TextField name="topic" label="Topic" hint="A hashtag, or a name such as product:42." maxLength={200} />
        </Form>
      </div>
    </section>
  );
}
