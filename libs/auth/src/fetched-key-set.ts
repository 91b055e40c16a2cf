import { KeySetSource, type PublishedKey } from './domain/outside/outside-keys.ts';

const TIMEOUT = 3_000;
const MAX_BYTES = 64 * 1_024;

/** The keys that an outside issuer publishes at an address of the configuration, never of a token. */
export class FetchedKeySet extends KeySetSource {
  constructor(private readonly url: string) {
    super();
  }

  async fetch(): Promise<readonly PublishedKey[]> {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(this.url, { redirect: 'error', signal, headers: { accept: 'application/json' } });
    if (!response.ok || response.body === null) throw new Error(`the issuer answered ${response.status}`);
    const set: unknown = JSON.parse(await textOf(response.body));
    if (typeof set !== 'object' || set === null || !('keys' in set) || !Array.isArray(set.keys)) throw new Error('that is no key set');
    return set.keys.filter((key): key is PublishedKey => typeof key === 'object' && key !== null);
  }
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('the key set is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
