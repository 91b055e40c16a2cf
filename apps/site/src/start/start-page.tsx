import { useEffect, useState } from 'preact/hooks';
import { keyring } from '../access/browser-keyring.ts';
import { readSources } from '../api/api.ts';
import { ApiError, type RegisteredSource } from '@groundswell/client';
import { usePageTitle } from '../shell/page-title.ts';
import { OperatorKeyForm } from './operator-key-form.tsx';
import { SendOne } from './send-one.tsx';
import { SnippetTabs } from './snippet-tabs.tsx';
import { KEY_PLACEHOLDER } from './snippets.ts';
import { SourceKey } from './source-key.tsx';

/** The source of the synthetic community: nobody's own activity belongs there. */
const SAMPLE = 'sample';

/** Send your first activity: the key, programs to copy, and one that is sent from here and watched. */
export function StartPage() {
  usePageTitle('Send your first activity');
  const [operatorKey, setOperatorKey] = useState(() => keyring.key());
  const { sources, problem } = useSources(operatorKey);
  const [chosen, choose] = useState<string>();
  const own = sources?.filter(({ id }) => id !== SAMPLE) ?? [];
  const source = own.find(({ id }) => id === chosen) ?? own[0];
  const writeKey = source?.writeKeys[0]?.key;
  const forget = () => {
    keyring.forget();
    setOperatorKey(undefined);
  };
  return (
    <div class="start-page">
      <header class="page-head">
        <h1>Send your first activity</h1>
        <p>An activity is one thing that somebody did: a post, a view, a search, a purchase. Groundswell counts it within seconds.</p>
      </header>
      <section class="step" aria-labelledby="step-key">
        <h2 id="step-key">Your write key</h2>
        {source !== undefined && writeKey !== undefined && (
          <SourceKey sources={own} source={source} writeKey={writeKey} onChoose={choose} onForget={forget} />
        )}
        {source === undefined && (
          <OperatorKeyForm
            loading={operatorKey !== undefined && problem === undefined}
            problem={problem}
            onKey={(key, onDevice) => {
              keyring.keep(key, onDevice ? 'device' : 'session');
              setOperatorKey(key);
            }}
          />
        )}
      </section>
      <section class="step" aria-labelledby="step-snippets">
        <h2 id="step-snippets">Send it from your own code</h2>
        <SnippetTabs writeKey={writeKey ?? KEY_PLACEHOLDER} />
      </section>
      <section class="step" aria-labelledby="step-send">
        <h2 id="step-send">Or send one from here and watch it</h2>
        {source !== undefined && writeKey !== undefined && operatorKey !== undefined ? (
          <SendOne source={source.id} writeKey={writeKey} operatorKey={operatorKey} />
        ) : (
          <p class="quiet">Give the operator key above, and this page sends an activity and shows it being counted.</p>
        )}
      </section>
    </div>
  );
}

interface KnownSources {
  readonly sources?: readonly RegisteredSource[];
  readonly problem?: string;
}

function useSources(operatorKey: string | undefined): KnownSources {
  const [known, setKnown] = useState<KnownSources>({});
  useEffect(() => {
    setKnown({});
    if (operatorKey === undefined) return;
    let current = true;
    readSources(operatorKey).then(
      (sources) =>
        current && setKnown(sources.length > 0 ? { sources } : { problem: 'No source is registered yet. Make one: npx groundswell setup' }),
      (error: unknown) => current && setKnown({ problem: problemOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [operatorKey]);
  return known;
}

function problemOf(error: unknown): string {
  if (error instanceof ApiError && (error.status === 401 || error.status === 403))
    return 'That is not the operator key of this deployment.';
  return 'The server does not answer just now. Try again in a moment.';
}
