import { createParser } from 'eventsource-parser';
import type { LiveMessage, Subscription } from './adapter.ts';

/** Messages of an HTTP stream of server-sent events, until it ends. Reading no further holds the sender back. */
export async function* serverSentEvents({ url, headers }: Subscription, signal: AbortSignal): AsyncGenerator<LiveMessage> {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal });
  if (!response.ok || response.body === null) throw new ConnectionRefused(url, response.status);
  const ready: LiveMessage[] = [];
  const parser = createParser({
    onEvent: ({ data, event, id }) => ready.push({ data, ...(event === undefined ? {} : { event }), ...(id === undefined ? {} : { id }) }),
  });
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    parser.feed(text);
    yield* ready.splice(0);
  }
}

/** Thrown when a stream's server answers with something else than the stream. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';

  constructor(
    url: string,
    readonly status: number,
  ) {
    super(`${new URL(url).host} answered ${status}`);
  }
}
