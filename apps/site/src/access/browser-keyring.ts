import { keyOfFragment, OperatorKeyring } from './operator-key.ts';

export const keyring = new OperatorKeyring({ session: sessionStorage, device: localStorage });

/** Takes an operator key out of the address bar, where `npm start` put it, and keeps it for the tab. */
export function takeKeyFromAddress(): void {
  const key = keyOfFragment(location.hash);
  if (key === undefined) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  keyring.keep(key, 'session');
}
