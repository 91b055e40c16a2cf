import { problemCode } from '../wording/problem-words.ts';

const NEXT = 'groundswell.next-secret';
const SECRET_BYTES = 32;

/**
 * Continues a session with a secret that this page chooses and keeps until the answer is there: whoever comes after a page that
 * was left meanwhile asks the same again, and is answered (decision 0066).
 * @param ask asks the server. @param store what the browser keeps
 */
export async function renew<Tokens>(
  ask: (next: string) => Promise<Tokens>,
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): Promise<Tokens> {
  const kept = store.getItem(NEXT);
  const next = kept ?? draw();
  store.setItem(NEXT, next);
  try {
    const tokens = await ask(next);
    store.removeItem(NEXT);
    return tokens;
  } catch (error) {
    const code = problemCode(error);
    if (code === 'invalid-input' || code === 'session-ended') store.removeItem(NEXT);
    // The cookie has it already: the answer to the page before came, after that page was gone.
    if (code === 'invalid-input' && kept !== null) return renew(ask, store);
    throw error;
  }
}

/** 256 random bits as base64url. */
function draw(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');
}
