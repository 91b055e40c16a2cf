import { createServer } from 'node:net';

/** One running server of the local cloud. */
export interface LocalServer {
  readonly name: string;
  /** `http://127.0.0.1:PORT`, or another scheme where it speaks another protocol. */
  readonly endpoint: string;
  /** Its process, the leader of a process group of its own. */
  readonly pid: number;
  /** Ends it and waits until it is gone; safe to call twice. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting: for the last moments of a crashing parent. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves when its process has gone, asked to or not. */
  readonly exited: Promise<void>;
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
