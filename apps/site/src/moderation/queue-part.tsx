import { decideTopic, readQueue, readSettings, switchReview } from '../api/moderation.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { scopeName } from '../wording/scope-name.ts';
import { ago } from '../wording/times.ts';
import { TopicLink } from './decided.tsx';

/** Topics that would enter the top for the first time and wait to be let through, while review is on. */
export function QueuePart({ desk }: { readonly desk: Desk }) {
  const settings = useLoaded('settings', () => readSettings(desk));
  const queue = usePages('queue', (cursor) => readQueue(desk, cursor));
  const submit = useSubmit();
  const now = useNow(10_000);
  const review = settings.value?.review;
  const decide = (topic: string, decision: 'allowed' | 'denied') =>
    void submit.run(async () => {
      await decideTopic(desk, topic, decision);
      queue.again();
    });
  const change = () =>
    void submit.run(async () => {
      settings.set(await switchReview(desk, review !== true));
      queue.again();
    });
  return (
    <section aria-labelledby="queue-title">
      <h2 id="queue-title" class="unseen">
        Waiting for review
      </h2>
      <LoadState of={settings} />
      {review !== undefined && (
        <div class="notice notice-spread">
          <p>
            <strong>Review is {review ? 'on' : 'off'}.</strong>{' '}
            {review ? 'What would enter a top 3 for the first time waits here.' : 'Topics rise by themselves; nothing waits.'}
          </p>
          <button type="button" class="button button-quiet button-small" disabled={submit.running} onClick={change}>
            {review ? 'Switch review off' : 'Switch review on'}
          </button>
        </div>
      )}
      <Problem words={submit.problem} />
      {review === true && <LoadState of={queue.state} />}
      {review === true && queue.entries?.length === 0 && <p class="empty">Nothing waits. New topics appear here by themselves.</p>}
      <ul class="rows">
        {(queue.entries ?? []).map(({ topic, label, scope, rank, why, at }) => (
          <li key={topic} class="row">
            <div>
              <p class="row-name">
                <TopicLink topic={topic} label={label} />
              </p>
              <p class="quiet">
                {why}. Would be number {rank} in {scopeName(scope)}, since {ago(Date.parse(at), now)}.
              </p>
            </div>
            <div class="row-buttons">
              <button
                type="button"
                class="button button-small"
                aria-label={`Allow ${label}`}
                disabled={submit.running}
                onClick={() => decide(topic, 'allowed')}
              >
                Allow
              </button>
              <button
                type="button"
                class="button button-danger button-small"
                aria-label={`Deny ${label}`}
                disabled={submit.running}
                onClick={() => decide(topic, 'denied')}
              >
                Deny
              </button>
            </div>
          </li>
        ))}
      </ul>
      <MoreButton of={queue} />
    </section>
  );
}
