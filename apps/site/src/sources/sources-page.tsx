import type { RegisteredSource } from '@groundswell/client';
import { useState } from 'preact/hooks';
import { readAllSources, saveSource } from '../api/source-desk.ts';
import { DeskAccess, type Desk } from '../desk/desk-access.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { useLoaded } from '../live/use-loaded.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { SourceCard } from './source-card.tsx';
import { SourceForm } from './source-form.tsx';

/** Who sends: sources with their keys, kinds and rates, for operators. */
export function SourcesPage() {
  usePageTitle('Sources');
  return (
    <DeskAccess role="operator" title="Sources">
      {(desk) => (
        <div class="desk-page">
          <header class="page-head">
            <h1>Sources</h1>
            <p>Whoever sends activities is a source: a web site, an app, a server. Each has its own write keys.</p>
          </header>
          <Sources desk={desk} />
        </div>
      )}
    </DeskAccess>
  );
}

function Sources({ desk }: { readonly desk: Desk }) {
  const sources = useLoaded('sources', () => readAllSources(desk));
  const known = sources.value ?? [];
  const put = (changed: RegisteredSource) => sources.set([...known.filter(({ id }) => id !== changed.id), changed]);
  const sorted = known.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <>
      <LoadState of={sources} />
      {sources.value?.length === 0 && <p class="empty">There is no source yet. Make one below, and give its key to whoever sends.</p>}
      {sorted.map((source) => (
        <SourceCard key={source.id} desk={desk} source={source} onChange={put} />
      ))}
      {sources.value !== undefined && <NewSource desk={desk} taken={known.map(({ id }) => id)} onMade={put} />}
    </>
  );
}

interface NewSourceProps {
  readonly desk: Desk;
  readonly taken: readonly string[];
  readonly onMade: (source: RegisteredSource) => void;
}

function NewSource({ desk, taken, onMade }: NewSourceProps) {
  const submit = useSubmit();
  const [made, setMade] = useState(0);
  return (
    <section class="part" aria-labelledby="new-source">
      <header>
        <h2 id="new-source">Make a source</h2>
        <p class="quiet">It gets its first write key at once.</p>
      </header>
      <div>
        <SourceForm
          key={made}
          submit={submit}
          button="Make the source"
          taken={taken}
          onSave={async (id, settings) => {
            onMade(await saveSource(desk, id, settings));
            setMade(made + 1);
          }}
        />
      </div>
    </section>
  );
}
