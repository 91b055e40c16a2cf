import { useState } from 'preact/hooks';
import { useLoaded, type Loaded } from './use-loaded.ts';

interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next?: string | undefined;
}

export interface Pages<Entry> {
  /** Everything that was loaded so far; undefined before the first answer. */
  readonly entries: readonly Entry[] | undefined;
  readonly state: Pick<Loaded<unknown>, 'value' | 'error' | 'again'>;
  /** Loads what comes next; undefined when there is nothing more. */
  readonly more: (() => void) | undefined;
  /** Begins anew: something has changed. */
  readonly again: () => void;
}

/** A list that the server answers page by page. */
export function usePages<Entry>(subject: string, load: (cursor: string | undefined) => Promise<Page<Entry>>): Pages<Entry> {
  const [wanted, setWanted] = useState({ subject, pages: 1 });
  const pages = wanted.subject === subject ? wanted.pages : 1;
  const loaded = useLoaded(`${subject} ${pages}`, () => loadAll(load, pages));
  const [known, setKnown] = useState<{ readonly subject: string; readonly value: Page<Entry> }>();
  if (loaded.value !== undefined && known?.value !== loaded.value) setKnown({ subject, value: loaded.value });
  const value = loaded.value ?? (known?.subject === subject ? known.value : undefined);
  return {
    entries: value?.entries,
    state: { ...(value !== undefined && { value }), error: loaded.error, again: loaded.again },
    more: value?.next === undefined ? undefined : () => setWanted({ subject, pages: pages + 1 }),
    again: loaded.again,
  };
}

/** All pages up to a number of them: a list that changed meanwhile is whole again. */
async function loadAll<Entry>(load: (cursor: string | undefined) => Promise<Page<Entry>>, pages: number): Promise<Page<Entry>> {
  let [entries, next]: [readonly Entry[], string | undefined] = [[], undefined];
  for (let page = 0; page < pages; page += 1) {
    const answer = await load(next);
    [entries, next] = [[...entries, ...answer.entries], answer.next];
    if (next === undefined) break;
  }
  return { entries, next };
}
