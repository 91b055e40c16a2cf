import { type Alerts as KeptAlerts, readAlerts, removeAlert, type KeptAlert } from '../api/kept.ts';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { useNow } from '../live/use-poll.ts';
import { SignedInOnly } from '../session/signed-in-only.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { ago } from '../wording/times.ts';
import { AlertForm } from './alert-form.tsx';
import { alertWords, failureWords, waysWords } from './alert-words.ts';

const NONE: KeptAlerts = { alerts: [], failures: [] };

/** What somebody wants to be told at once. */
export function AlertsPage() {
  usePageTitle('Your alerts');
  return (
    <SignedInOnly what="your alerts">
      {() => (
        <div class="desk-page">
          <header class="page-head">
            <h1>Your alerts</h1>
            <p>Told at once when it happens, except in your quiet hours.</p>
          </header>
          <Alerts />
        </div>
      )}
    </SignedInOnly>
  );
}

function Alerts() {
  const alerts = useLoaded('alerts', readAlerts);
  const submit = useSubmit();
  const { alerts: known, failures } = alerts.value ?? NONE;
  const put = (alert: KeptAlert) => alerts.set({ failures, alerts: [alert, ...known.filter(({ id }) => id !== alert.id)] });
  const remove = (gone: string) =>
    void submit.run(async () => {
      await removeAlert(gone);
      alerts.set({ failures, alerts: known.filter(({ id }) => id !== gone) });
    });
  return (
    <section class="desk-part" aria-labelledby="alerts-title">
      <div>
        <h2>Make an alert</h2>
        <AlertForm onMade={put} />
      </div>
      <div>
        <h2 id="alerts-title">Alerts</h2>
        <LoadState of={alerts} />
        <Problem words={submit.problem} />
        {alerts.value?.alerts.length === 0 && <p class="empty">You have no alert yet.</p>}
        <FailedWays failures={failures} />
        <ul class="rows">
          {known.map(({ id, alert }) => (
            <li key={id} class="row">
              <div>
                <p class="row-name">{alertWords(alert)}</p>
                <p class="quiet">{waysWords(alert.by)}</p>
              </div>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={`Remove: ${alertWords(alert)}`}
                disabled={submit.running}
                onClick={() => remove(id)}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** What did not arrive, so that nobody waits for it in vain. */
function FailedWays({ failures }: Pick<KeptAlerts, 'failures'>) {
  const now = useNow(30_000);
  return failures.map((failure) => (
    <p key={failure.by} class="notice failed-way">
      <span>
        {failureWords(failure)} <span class="quiet">{ago(Date.parse(failure.at), now)}</span>
      </span>
    </p>
  ));
}
