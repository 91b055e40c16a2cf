import { useEffect, useState } from 'preact/hooks';
import { searchTopics } from '../api/api.ts';
import type { FoundTopic } from '@groundswell/client';

/** Pause in typing before the server is asked, milliseconds. */
const PAUSE = 150;

export interface Found {
  readonly query: string;
  readonly topics: readonly FoundTopic[];
  readonly failed: boolean;
}

/** Topics that match what is typed; undefined while nothing is typed or the answer is under way. */
export function useSearch(query: string): Found | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (query === '') return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      searchTopics(query, asking.signal).then(
        (topics) => setFound({ query, topics, failed: false }),
        () => !asking.signal.aborted && setFound({ query, topics: [], failed: true }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [query]);
  return query === '' ? undefined : found;
}
