import { useEffect, useState } from 'preact/hooks';

/** The token behind the `#` of a mailed or printed link; undefined when there is none. */
export function tokenOfFragment(hash: string): string | undefined {
  return /^#(gst_[\w-]{43})$/.exec(hash)?.[1];
}

/** The token of the link that was opened, and how to forget it. It is taken out of the address bar, so that no history keeps it. */
export function useLinkToken(): readonly [token: string | undefined, forget: () => void] {
  const [token, setToken] = useState(take);
  useEffect(() => {
    const read = () => setToken((known) => take() ?? known);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return [token, () => setToken(undefined)];
}

function take(): string | undefined {
  const token = tokenOfFragment(location.hash);
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
