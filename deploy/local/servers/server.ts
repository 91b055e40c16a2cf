import { createServer } from 'node:net';

/** One running server of the local cloud. */
export interface LocalServer {
  readonly name: string;
  /** `http://127.0.0.1:PORT`, or another scheme where it speaks another protocol. */
  readonly endpoint: string;
  /** Ends it and waits until it is gone; safe to call twice. */
  stop(): Promise<void>;
}

/** A port of the loopback interface that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
