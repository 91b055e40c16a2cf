import { request } from 'node:http';
import { platform } from 'node:os';

/** Networks of this machine that requests can come from: all of 127.0.0.0/8 is its own on Linux, one address elsewhere. */
export const OWN_NETWORKS: readonly string[] = platform() === 'linux' ? ['127.71.1.9', '127.72.1.9', '127.73.1.9'] : ['127.0.0.1'];

/**
 * Sends activities with a public write key from an address of this machine.
 * @throws Error unless all are taken
 */
export async function sendFrom(address: string, url: string, writeKey: string, activities: readonly object[]): Promise<void> {
  const body = JSON.stringify({ activities });
  const headers = { authorization: `Bearer ${writeKey}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const answer = await new Promise<string>((resolve, reject) => {
    const outgoing = request(new URL('/v1/activities', url), { method: 'POST', headers, localAddress: address }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString()));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  const { accepted } = JSON.parse(answer) as { accepted?: number };
  if (accepted !== activities.length) throw new Error(`${activities.length} were sent from ${address}, and ${accepted ?? 0} taken`);
}
