import { answerOf, createClient } from '@groundswell/client';
import { PageSession } from './page-session.ts';
import { renew } from './renewal.ts';

const MARK = 'groundswell.signed-in';

const client = createClient({ baseUrl: '' });
/** Answered and its cookie taken even when the page is left meanwhile. */
const keepalive = { keepalive: true } as const;

/** The session of this page. */
export const session = new PageSession({
  begin: (body) => answerOf(client.POST('/v1/browser/session', { body, ...keepalive })),
  refresh: () => renew((next) => answerOf(client.POST('/v1/browser/token', { body: { next }, ...keepalive })), localStorage),
  readAccount: (token) => answerOf(client.GET('/v1/accounts/me', { headers: bearer(token) })),
  end: (token) => answerOf(client.DELETE('/v1/browser/session', { headers: bearer(token) })),
  fetch: (request) => fetch(request),
  alone: (work) => ('locks' in navigator ? navigator.locks.request(MARK, work) : work()),
  mark: {
    isSet: () => localStorage.getItem(MARK) !== null,
    set: (on) => (on ? localStorage.setItem(MARK, 'yes') : localStorage.removeItem(MARK)),
  },
  now: () => Date.now(),
});

/** Goes on with what the browser kept, and follows what other tabs do. */
export function openSession(): void {
  void session.open();
  addEventListener('storage', ({ key }) => key === MARK && void session.follow());
  addEventListener('online', () => session.state.phase === 'unreachable' && void session.open());
}

function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
