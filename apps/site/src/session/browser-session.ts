import { answerOf, createClient } from '@groundswell/client';
import { PageSession } from './page-session.ts';

const MARK = 'groundswell.signed-in';
const BUSY = 'groundswell.renewing';
/** How long an answer to a page that was left may be under way, milliseconds. */
const UNDER_WAY = 1_000;

const client = createClient({ baseUrl: '' });
/** Answered and its cookie taken even when the page is left meanwhile. */
const keepalive = { keepalive: true } as const;

/** The session of this page. */
export const session = new PageSession({
  begin: (body) => answerOf(client.POST('/v1/browser/session', { body, ...keepalive })),
  refresh: () => answerOf(client.POST('/v1/browser/token', { body: {}, ...keepalive })),
  readAccount: (token) => answerOf(client.GET('/v1/accounts/me', { headers: bearer(token) })),
  end: (token) => answerOf(client.DELETE('/v1/browser/session', { headers: bearer(token) })),
  fetch: (request) => fetch(request),
  alone: (work) => ('locks' in navigator ? navigator.locks.request(MARK, () => marked(work)) : work()),
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

/** A page that is left loses its lock while its answer, with the next cookie, is still under way: that is waited for. */
async function marked<Result>(work: () => Promise<Result>): Promise<Result> {
  const since = Number(localStorage.getItem(BUSY) ?? 0);
  const rest = since + UNDER_WAY - Date.now();
  if (rest > 0 && rest <= UNDER_WAY) await new Promise((resolve) => setTimeout(resolve, rest));
  localStorage.setItem(BUSY, String(Date.now()));
  try {
    return await work();
  } finally {
    localStorage.removeItem(BUSY);
  }
}
