import type { RegisteredSource } from '@groundswell/client';
import { useState } from 'preact/hooks';
import { saveSource } from '../api/source-desk.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { fullTime } from '../wording/times.ts';
import { SourceForm } from './source-form.tsx';
import { SourceKeys } from './source-keys.tsx';
import { SourceTrail } from './source-trail.tsx';

interface SourceCardProps {
  readonly desk: Desk;
  readonly source: RegisteredSource;
  readonly onChange: (source: RegisteredSource) => void;
}

/** One source: its keys, what it may send, and what was changed. */
export function SourceCard({ desk, source, onChange }: SourceCardProps) {
  const saving = useSubmit();
  const [trail, showTrail] = useState(false);
  return (
    <section class="part" aria-labelledby={`source-${source.id}`}>
      <header>
        <h2 id={`source-${source.id}`}>
          <bdi>{source.name}</bdi>
        </h2>
        <p class="quiet">
          <code>{source.id}</code>, since {fullTime(Date.parse(source.createdAt))}
        </p>
        <p class="quiet">{factsOf(source)}</p>
      </header>
      <div>
        <SourceKeys desk={desk} source={source} onChange={onChange} />
        <details class="more">
          <summary>Change name, kinds and rate</summary>
          <SourceForm
            submit={saving}
            button="Save"
            source={source}
            onSave={async (id, settings) => onChange(await saveSource(desk, id, settings))}
          />
        </details>
        <details class="more" onToggle={(event) => showTrail(event.currentTarget.open)}>
          <summary>What was changed</summary>
          {trail && <SourceTrail key={JSON.stringify(source)} desk={desk} source={source.id} />}
        </details>
      </div>
    </section>
  );
}

/** `Only post, view. Up to 50 a second.` */
function factsOf({ allowedKinds, ratePerSecond, servers }: RegisteredSource): string {
  const kinds = allowedKinds === undefined ? 'Any kind.' : `Only ${allowedKinds.join(', ')}.`;
  const rate = ratePerSecond === undefined ? 'As many as come.' : `Up to ${ratePerSecond} a second.`;
  return [kinds, rate, ...(servers === true ? ['From servers.'] : [])].join(' ');
}
