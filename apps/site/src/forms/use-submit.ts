import { useEffect, useRef, useState } from 'preact/hooks';
import { problemWords } from '../wording/problem-words.ts';

export interface Submit {
  readonly running: boolean;
  /** What went wrong the last time, in words. */
  readonly problem: string | undefined;
  /** Runs an action, one at a time. @returns whether it went well */
  readonly run: (action: () => Promise<unknown>) => Promise<boolean>;
}

/** Does what a form or button asks for, and tells how that goes. */
export function useSubmit(): Submit {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const busy = useRef(false);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const run = async (action: () => Promise<unknown>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setRunning(true);
    setProblem(undefined);
    try {
      await action();
      return true;
    } catch (error) {
      if (!gone.current) setProblem(problemWords(error));
      return false;
    } finally {
      busy.current = false;
      if (!gone.current) setRunning(false);
    }
  };
  return { running, problem, run };
}
