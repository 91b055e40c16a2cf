import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Loaded<T> {
  readonly value?: T;
  readonly error?: unknown;
  /** Asks again; what is known stays until the answer is there. */
  readonly again: () => void;
  /** Puts what is known to be true now in place of what was loaded. */
  readonly set: (value: T) => void;
}

/** Asks once, and again when `subject` (what is asked for) changes, which forgets what was known. */
export function useLoaded<T>(subject: string, load: () => Promise<T>): Loaded<T> {
  const [known, setKnown] = useState<{ readonly subject: string; readonly value?: T; readonly error?: unknown }>({ subject });
  const loading = useRef(load);
  loading.current = load;
  const asked = useRef(0);
  const again = useCallback(() => {
    const question = (asked.current += 1);
    const isLast = () => question === asked.current;
    loading.current().then(
      (value) => isLast() && setKnown({ subject, value }),
      (error: unknown) => isLast() && setKnown((before) => ({ ...(before.subject === subject ? before : { subject }), error })),
    );
  }, [subject]);
  useEffect(() => {
    again();
    return () => void (asked.current += 1);
  }, [again]);
  const set = (value: T) => {
    asked.current += 1;
    setKnown({ subject, value });
  };
  return { ...(known.subject === subject && { value: known.value as T, error: known.error }), again, set };
}
