import { useState } from 'preact/hooks';
import { decideTopic, liftTopic, readDecidedTopics } from '../api/moderation.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { Form, Problem } from '../forms/form.tsx';
import { TextField, textOf } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { Decided, TopicLink } from './decided.tsx';

const NAMES = { allowed: 'allowed', denied: 'denied' } as const;

/** Topics that were allowed or denied, and deciding on another one. */
export function TopicsPart({ desk }: { readonly desk: Desk }) {
  const topics = usePages('topics', (cursor) => readDecidedTopics(desk, cursor));
  const submit = useSubmit();
  const now = useNow(10_000);
  const lift = (topic: string) =>
    void submit.run(async () => {
      await liftTopic(desk, topic);
      topics.again();
    });
  return (
    <section class="desk-part" aria-labelledby="topics-title">
      <DecideForm desk={desk} onDecided={topics.again} />
      <div>
        <h2 id="topics-title">Decided</h2>
        <LoadState of={topics.state} />
        <Problem words={submit.problem} />
        {topics.entries?.length === 0 && <p class="empty">No topic was decided on. All rise and fall by themselves.</p>}
        <ul class="rows">
          {(topics.entries ?? []).map(({ topic, decision, by, at, reason }) => (
            <li key={topic} class="row">
              <div>
                <p class="row-name">
                  <TopicLink topic={topic} />
                  <span class={decision === 'denied' ? 'badge badge-danger' : 'badge badge-calm'}>{NAMES[decision]}</span>
                </p>
                <Decided desk={desk} by={by} at={at} reason={reason} now={now} />
              </div>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={`Take back: ${topic}`}
                disabled={submit.running}
                onClick={() => lift(topic)}
              >
                Take back
              </button>
            </li>
          ))}
        </ul>
        <MoreButton of={topics} />
      </div>
    </section>
  );
}

function DecideForm({ desk, onDecided }: { readonly desk: Desk; readonly onDecided: () => void }) {
  const submit = useSubmit();
  const [made, setMade] = useState(0);
  return (
    <div>
      <h2>Decide on a topic</h2>
      <Form
        key={made}
        submit={submit}
        button="Decide"
        running="Deciding …"
        onSubmit={async ({ topic = '', decision = '', reason }) => {
          await decideTopic(desk, topic, decision === 'allowed' ? 'allowed' : 'denied', textOf(reason));
          setMade(made + 1);
          onDecided();
        }}
      >
        <TextField name="topic" label="Topic" hint="A hashtag, or a name such as product:42." maxLength={200} />
        <fieldset class="choices">
          <legend class="unseen">Decision</legend>
          <label class="choice">
            <input type="radio" name="decision" value="denied" defaultChecked />
            Deny: nobody sees it in any list or page
          </label>
          <label class="choice">
            <input type="radio" name="decision" value="allowed" />
            Allow: it never waits for review
          </label>
        </fieldset>
        <TextField name="reason" label="Reason" optional maxLength={500} />
      </Form>
    </div>
  );
}
