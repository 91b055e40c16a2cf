import { useId, useState } from 'preact/hooks';
import { banActors, liftActor, readBannedActors } from '../api/moderation.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { Form, Problem } from '../forms/form.tsx';
import { TextField, textOf } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { MoreButton } from '../live/more-button.tsx';
import { usePages } from '../live/use-pages.ts';
import { useNow } from '../live/use-poll.ts';
import { Decided } from './decided.tsx';

/** Whose activity does not count. */
export function ActorsPart({ desk }: { readonly desk: Desk }) {
  const actors = usePages('actors', (cursor) => readBannedActors(desk, cursor));
  const submit = useSubmit();
  const now = useNow(10_000);
  const lift = (hash: string) =>
    void submit.run(async () => {
      await liftActor(desk, hash);
      actors.again();
    });
  return (
    <section class="desk-part" aria-labelledby="actors-title">
      <BanForm desk={desk} onBanned={actors.again} />
      <div>
        <h2 id="actors-title">Banned</h2>
        <LoadState of={actors.state} />
        <Problem words={submit.problem} />
        {actors.entries?.length === 0 && <p class="empty">Nobody is banned.</p>}
        <ul class="rows">
          {(actors.entries ?? []).map(({ actor, by, at, reason, sweep }) => (
            <li key={actor} class="row">
              <div>
                <p class="row-name">
                  <code>{actor}</code>
                  {sweep !== undefined && <span class="badge badge-calm">by a sweep</span>}
                </p>
                <Decided desk={desk} by={by} at={at} reason={reason} now={now} />
              </div>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={`Lift the ban of ${actor}`}
                disabled={submit.running}
                onClick={() => lift(actor)}
              >
                Lift
              </button>
            </li>
          ))}
        </ul>
        <MoreButton of={actors} />
      </div>
    </section>
  );
}

function BanForm({ desk, onBanned }: { readonly desk: Desk; readonly onBanned: () => void }) {
  const submit = useSubmit();
  const id = useId();
  const [banned, setBanned] = useState({ made: 0, words: '' });
  return (
    <div>
      <h2>Ban actors</h2>
      <Form
        key={banned.made}
        submit={submit}
        button="Ban"
        running="Banning …"
        danger
        onSubmit={async ({ actors = '', reason }) => {
          const ids = actors
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '');
          const changed = await banActors(desk, ids, textOf(reason));
          setBanned({ made: banned.made + 1, words: changed === 1 ? 'One more is banned.' : `${changed} more are banned.` });
          onBanned();
        }}
      >
        <div class="field">
          <label for={id}>Their ids</label>
          <textarea id={id} name="actors" rows={4} required spellcheck={false} aria-describedby={`${id}-hint`} />
          <p id={`${id}-hint`} class="hint">
            One a line, as senders give them. They are hashed at once: the list shows hashes, never ids.
          </p>
        </div>
        <TextField name="reason" label="Reason" optional maxLength={500} />
      </Form>
      <p class="quiet" role="status">
        {banned.words}
      </p>
    </div>
  );
}
