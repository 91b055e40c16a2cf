import { useRef, useState } from 'preact/hooks';
import { CopyButton } from './copy-button.tsx';
import { snippets } from './snippets.ts';

/** Programs that send one activity, a tab each; arrows go from tab to tab. */
export function SnippetTabs({ writeKey }: { readonly writeKey: string }) {
  const all = snippets(location.origin, writeKey);
  const [index, setIndex] = useState(0);
  const tabs = useRef<HTMLDivElement>(null);
  const shown = all[index];
  if (shown === undefined) return null;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + all.length) % all.length;
    setIndex(next);
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="snippets">
      <div class="tabs" role="tablist" aria-label="Language" ref={tabs} onKeyDown={press}>
        {all.map(({ id, name }, place) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={place === index}
            aria-controls="snippet"
            tabIndex={place === index ? 0 : -1}
            onClick={() => setIndex(place)}
          >
            {name}
          </button>
        ))}
      </div>
      <div id="snippet" class="snippet" role="tabpanel" aria-labelledby={`tab-${shown.id}`}>
        {shown.install !== undefined && (
          <p class="snippet-install">
            First: <code>{shown.install}</code>
          </p>
        )}
        {/* Focusable, so that it scrolls by keyboard. */}
        <pre tabIndex={0} aria-label={`Program: ${shown.name}`} role="region">
          <code>{shown.code}</code>
        </pre>
        <CopyButton text={shown.code} what="the program" />
      </div>
    </div>
  );
}
