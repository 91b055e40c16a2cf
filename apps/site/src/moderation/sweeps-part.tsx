import { useRef } from 'preact/hooks';
import { endSweep, orderSweep, readSweeps, type Sweep } from '../api/moderation.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { Form, Problem } from '../forms/form.tsx';
import { numberOf, TextField, textOf } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { useNow } from '../live/use-poll.ts';
import { Decided, TopicLink } from './decided.tsx';

const STATES: Readonly<Record<Sweep['state'], string>> = { ordered: 'ordered', running: 'running', over: 'over', ended: 'taken back' };

/** Orders to ban whoever uses a topic, carried out by the ranker. */
export function SweepsPart({ desk }: { readonly desk: Desk }) {
  const sweeps = useLoaded('sweeps', () => readSweeps(desk));
  const submit = useSubmit();
  const now = useNow(10_000);
  const end = (sweep: string) =>
    void submit.run(async () => {
      await endSweep(desk, sweep);
      sweeps.again();
    });
  return (
    <section class="desk-part" aria-labelledby="sweeps-title">
      <OrderForm desk={desk} onOrdered={sweeps.again} />
      <div>
        <h2 id="sweeps-title">Sweeps</h2>
        <LoadState of={sweeps} />
        <Problem words={submit.problem} />
        {sweeps.value?.length === 0 && <p class="empty">No sweep was ordered.</p>}
        <ul class="rows">
          {(sweeps.value ?? []).map((sweep) => (
            <li key={sweep.id} class="row">
              <div>
                <p class="row-name">
                  <TopicLink topic={sweep.topic} />
                  <span class="badge badge-calm">{STATES[sweep.state]}</span>
                </p>
                <p class="quiet">{sweep.banned === 1 ? 'One was banned.' : `${sweep.banned} were banned.`}</p>
                <Decided desk={desk} by={sweep.by} at={sweep.at} reason={sweep.reason} now={now} />
              </div>
              {sweep.state !== 'ended' && (
                <button
                  type="button"
                  class="button button-quiet button-small"
                  aria-label={`Take back the sweep of ${sweep.topic}, with its bans`}
                  disabled={submit.running}
                  onClick={() => end(sweep.id)}
                >
                  Take back
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function OrderForm({ desk, onOrdered }: { readonly desk: Desk; readonly onOrdered: () => void }) {
  const submit = useSubmit();
  // The same until it was taken: an order whose answer was lost is repeated, not doubled.
  const id = useRef(newId());
  return (
    <div>
      <h2>Order a sweep</h2>
      <p class="quiet">Bans whoever used a topic lately and whoever comes. Without a limit below it hits honest people who used it, too.</p>
      <Form
        key={id.current}
        submit={submit}
        button="Order it"
        running="Ordering …"
        danger
        onSubmit={async ({ topic = '', past, future, age, network, reason }) => {
          const [pastMinutes, forMinutes, newerThanHours] = [numberOf(past), numberOf(future), numberOf(age)];
          const [seenIn, why] = [textOf(network), textOf(reason)];
          await orderSweep(desk, id.current, {
            topic,
            ...(pastMinutes !== undefined && { pastMinutes }),
            ...(forMinutes !== undefined && { forMinutes }),
            ...(newerThanHours !== undefined && { newerThanHours }),
            ...(seenIn !== undefined && { network: seenIn }),
            ...(why !== undefined && { reason: why }),
          });
          id.current = newId();
          onOrdered();
        }}
      >
        <TextField name="topic" label="Topic" maxLength={200} />
        <div class="field-pair">
          <TextField name="past" label="Minutes back" value={60} between={[1, 120]} />
          <TextField name="future" label="Minutes to come" value={60} between={[0, 1_440]} />
        </div>
        <TextField name="age" label="Only those first seen in the last hours" optional between={[1, 720]} />
        <TextField name="network" label="Only those in the network of this address" optional maxLength={60} />
        <TextField name="reason" label="Reason" optional maxLength={500} />
      </Form>
    </div>
  );
}

function newId(): string {
  return `site-${Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('')}`;
}
