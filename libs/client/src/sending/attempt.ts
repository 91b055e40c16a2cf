import { type Platform, reasonOf } from '../platform/platform.ts';

/** Thrown when a request was not answered in time. It may have been carried out. */
export class TimedOutError extends Error {
  override readonly name = 'TimedOutError';

  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
  }
}

const BODILESS = new Set([204, 205, 304]);
const IS_TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?json)/;

/**
 * Sends a request once, with a time-out that holds until the last byte of the answer. The request can be sent
 * again afterwards. Signals are joined by hand: React Native has no `AbortSignal.any`.
 */
export async function attempt(request: Request, timeout: number, platform: Pick<Platform, 'fetch'>): Promise<Response> {
  if (request.signal?.aborted) throw reasonOf(request.signal);
  const controller = new AbortController();
  let fail: (error: Error) => void = () => undefined;
  const givenUp = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const giveUp = (error: Error): void => {
    fail(error);
    controller.abort(error);
  };
  const callOff = (): void => giveUp(reasonOf(request.signal));
  const timer = setTimeout(() => giveUp(new TimedOutError(timeout)), timeout);
  request.signal?.addEventListener('abort', callOff, { once: true });
  try {
    return await Promise.race([givenUp, wholly(platform.fetch(new Request(request.clone(), { signal: controller.signal })))]);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', callOff);
  }
}

/** An answer that is cut off in its middle is no answer. Archives are left to flow: nobody wants them in memory twice. */
async function wholly(answering: Promise<Response>): Promise<Response> {
  const response = await answering;
  if (BODILESS.has(response.status) || !IS_TEXT.test(response.headers.get('content-type') ?? '')) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.text(), { status, statusText, headers });
}
