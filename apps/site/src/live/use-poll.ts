import { useEffect, useRef, useState } from 'preact/hooks';
import { Poller, type Polled, type PollerOptions, type PollerWorld } from './poller.ts';

const browser: PollerWorld = {
  now: () => Date.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return () => clearTimeout(timer);
  },
};

interface Entry<T> {
  readonly subject: string;
  readonly polled: Polled<T>;
}

/**
 * Polls while the page is visible. A change of `subject` (what is asked for) begins anew and forgets
 * what was known; `every` is in milliseconds.
 */
export function usePoll<T>(subject: string, load: PollerOptions<T>['load'], every: number): Polled<T> {
  const [entry, setEntry] = useState<Entry<T>>({ subject, polled: { failures: 0 } });
  const loading = useRef(load);
  loading.current = load;
  useEffect(() => {
    const poller = new Poller<T>({
      load: (known) => loading.current(known),
      every,
      onChange: (polled) => setEntry({ subject, polled }),
      world: browser,
    });
    const follow = () => (document.hidden ? poller.stop() : poller.start());
    follow();
    document.addEventListener('visibilitychange', follow);
    addEventListener('online', follow);
    return () => {
      poller.stop();
      document.removeEventListener('visibilitychange', follow);
      removeEventListener('online', follow);
    };
  }, [subject, every]);
  return entry.subject === subject ? entry.polled : { failures: 0 };
}

/** The time, epoch milliseconds, renewed every `every` milliseconds so that `5 min ago` stays true. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
