import type { RegisteredSource } from '@groundswell/client';
import { CopyButton } from './copy-button.tsx';

interface SourceKeyProps {
  readonly sources: readonly RegisteredSource[];
  readonly source: RegisteredSource;
  readonly writeKey: string;
  readonly onChoose: (id: string) => void;
  readonly onForget: () => void;
}

/** The write key of a source, to copy, and the choice of the source where there are several. */
export function SourceKey({ sources, source, writeKey, onChoose, onForget }: SourceKeyProps) {
  return (
    <>
      <div class="key-line">
        {sources.length > 1 ? (
          <label>
            <span class="unseen">Source</span>
            <select value={source.id} onChange={(event) => onChoose(event.currentTarget.value)}>
              {sources.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span class="key-source">{source.name}</span>
        )}
        <code class="key-value">{writeKey}</code>
        <CopyButton text={writeKey} what="the write key" />
      </div>
      <p class="quiet">
        It allows nothing but sending, so it may stand in an app or on a page.{' '}
        <button type="button" class="link-button" onClick={onForget}>
          Forget the operator key in this browser
        </button>
      </p>
    </>
  );
}
