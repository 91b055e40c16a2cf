import { useEffect, useState } from 'preact/hooks';
import { session } from './browser-session.ts';
import type { SessionState } from './page-session.ts';

/** Who is signed in, now and whenever that changes. */
export function useSession(): SessionState {
  const [state, setState] = useState(() => session.state);
  useEffect(() => {
    const read = () => setState(session.state);
    read();
    return session.onChange(read);
  }, []);
  return state;
}
