import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly activities: readonly Record<string, unknown>[];
  readonly sentAt?: string;
}

type Answer = (request: RecordedRequest, response: ServerResponse) => boolean;

export interface RecordingServer {
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** Ids in the order in which they were first accepted. */
  readonly ids: Set<string>;
}

/**
 * A server that speaks `POST /v1/activities` as ingest does: for specs of what a feed sends. It goes
 * when the test ends.
 * @param answer answers a request itself and returns true, or leaves it to be accepted
 */
export async function recordingServer(answer: Answer = () => false): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const ids = new Set<string>();
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = { headers: incoming.headers, ...(JSON.parse(await readBody(incoming)) as Omit<RecordedRequest, 'headers'>) };
    requests.push(request);
    if (!answer(request, response)) accept(request, response, ids);
  };
  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, ids };
}

/** Accepts what has an actor and refuses the rest, item by item. */
function accept(request: RecordedRequest, response: ServerResponse, ids: Set<string>): void {
  const results = request.activities.map((activity, index) => {
    if (!activity.actor) return { index, id: activity.id, status: 'refused', reason: 'missing', field: 'actor' };
    ids.add(String(activity.id));
    return { index, id: activity.id, status: 'accepted' };
  });
  const accepted = results.filter(({ status }) => status === 'accepted').length;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ accepted, refused: results.length - accepted, results }));
}

/** Answers with a problem. */
export function problem(response: ServerResponse, status: number, headers: Record<string, string> = {}): boolean {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ title: 'Problem', detail: `the answer is ${status}`, status }));
  return true;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
