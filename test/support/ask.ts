import type { RestHandler } from '@groundswell/http';
import { restEvent, type RestRequest } from './rest-event.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Sends a request and waits for its answer, whichever way it goes. */
export type Ask = (request: RestRequest) => Promise<Answer>;

/** Asks an application that listens at `address`. */
export function askSocket(address: string): Ask {
  return async ({ method = 'GET', url, headers = {}, body }) => {
    const init = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body: Buffer.from(body) }) };
    const response = await fetch(address + url, init);
    return answer(response.status, response.headers, Buffer.from(await response.arrayBuffer()));
  };
}

/** Asks a Lambda handler with the events that API Gateway would make. */
export function askLambda(handler: RestHandler): Ask {
  return async (request) => {
    const result = await handler(restEvent(request), {} as Parameters<RestHandler>[1]);
    const headers = new Headers();
    for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) {
      for (const value of values) headers.append(name, String(value));
    }
    return answer(result.statusCode, headers, Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8'));
  };
}

function answer(status: number, headers: Headers, bytes: Buffer): Answer {
  const text = bytes.toString();
  return { status, headers, bytes, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
