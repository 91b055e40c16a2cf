import { useId, useRef, useState } from 'preact/hooks';
import { readScopes } from '../api/api.ts';
import { saveAlert, type Alert, type KeptAlert } from '../api/kept.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { usePoll } from '../live/use-poll.ts';
import { EVERYWHERE } from '../routing/route.ts';
import { scopeName } from '../wording/scope-name.ts';
import { newAlertId } from './new-alert-id.ts';
import { WaysField } from './ways-field.tsx';
import { waysOf } from './ways.ts';

const SCOPES_EVERY = 60_000;

/** What to watch, where, and how to tell. */
export function AlertForm({ onMade }: { readonly onMade: (alert: KeptAlert) => void }) {
  const submit = useSubmit();
  // The same until it was taken: one whose answer was lost is made again, not twice.
  const id = useRef(newAlertId());
  const kindId = useId();
  const [kind, setKind] = useState<Alert['when']['kind']>('topic-starts');
  return (
    <Form
      key={id.current}
      submit={submit}
      button="Make the alert"
      running="Saving …"
      onSubmit={async (values) => {
        onMade(await saveAlert(id.current, alertOf(kind, values)));
        id.current = newAlertId();
      }}
    >
      <div class="field">
        <label for={kindId}>When</label>
        <select id={kindId} value={kind} onChange={(event) => setKind(event.currentTarget.value as typeof kind)}>
          <option value="topic-starts">a topic starts to rise</option>
          <option value="enters-top">anything enters the top</option>
        </select>
      </div>
      {kind === 'topic-starts' ? (
        <TextField key="topic" name="topic" label="Topic" hint="A hashtag, or a name such as product:42." maxLength={200} />
      ) : (
        <TextField key="top" name="top" label="Places that count" value={10} between={[1, 50]} />
      )}
      <ScopeField />
      <WaysField legend="Tell me by" />
    </Form>
  );
}

function alertOf(kind: Alert['when']['kind'], values: Readonly<Record<string, string>>): Alert {
  const scope = values['scope'] ?? EVERYWHERE;
  const ways = waysOf(values);
  if (kind === 'enters-top') return { when: { kind, scope, top: Number(values['top']) }, ...ways };
  return { when: { kind, topic: values['topic'] ?? '', scope }, ...ways };
}

function ScopeField() {
  const id = useId();
  const { value: scopes = [] } = usePoll('scopes', readScopes, SCOPES_EVERY);
  return (
    <div class="field">
      <label for={id}>Where</label>
      <select id={id} name="scope">
        <option value={EVERYWHERE}>everywhere</option>
        {scopes.map(({ scope }) => (
          <option key={scope} value={scope}>
            {scopeName(scope)}
          </option>
        ))}
      </select>
    </div>
  );
}
