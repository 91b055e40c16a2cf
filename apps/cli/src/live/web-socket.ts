import { once } from 'node:events';
import WebSocket from 'ws';
import type { LiveMessage, Subscription } from './adapter.ts';
import { ConnectionRefused } from './sse.ts';

/** Messages that may wait before the socket is held back. */
const ENOUGH = 1_000;

/** Messages of a WebSocket, until it closes. */
export async function* webSocketMessages({ url, headers }: Subscription, signal: AbortSignal): AsyncGenerator<LiveMessage> {
  const socket = new WebSocket(url, { headers: { ...headers }, maxPayload: 1_024 * 1_024 });
  const ready: LiveMessage[] = [];
  let failure: Error | undefined;
  let isOpen = true;
  let wake = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    ready.push({ data: data.toString('utf8') });
    if (ready.length >= ENOUGH) socket.pause();
    wake();
  });
  socket.on('unexpected-response', (_, response) => {
    failure = new ConnectionRefused(url.replace(/^ws/, 'http'), response.statusCode ?? 0);
    socket.terminate();
  });
  socket.on('error', (error) => (failure ??= error));
  socket.on('close', () => {
    isOpen = false;
    wake();
  });
  const end = (): void => socket.terminate();
  signal.addEventListener('abort', end);
  try {
    while (isOpen || ready.length > 0) {
      yield* ready.splice(0);
      if (socket.isPaused) socket.resume();
      if (isOpen && ready.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure !== undefined) throw failure;
  } finally {
    signal.removeEventListener('abort', end);
    await closed(socket);
  }
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const gone = once(socket, 'close');
  socket.terminate();
  await gone;
}
