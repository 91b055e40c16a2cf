import { readAlerts, removeAlert, type KeptAlert } from '../api/kept.ts';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { SignedInOnly } from '../session/signed-in-only.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { AlertForm } from './alert-form.tsx';
import { alertWords, waysWords } from './alert-words.ts';

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
  const known = alerts.value ?? [];
  const put = (alert: KeptAlert) => alerts.set([alert, ...known.filter(({ id }) => id !== alert.id)]);
  const remove = (gone: string) =>
    void submit.run(async () => {
      await removeAlert(gone);
      alerts.set(known.filter(({ id }) => id !== gone));
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
        {alerts.value?.length === 0 && <p class="empty">You have no alert yet.</p>}
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
