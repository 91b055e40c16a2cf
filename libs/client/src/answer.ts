import type { components } from './generated/openapi.ts';

type Problem = components['schemas']['Problem'];

/** Thrown by `answerOf` when the API answered with a problem, or with something that is not its answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** The problem as the API told it; undefined when the body was none. */
  readonly problem: Problem | undefined;
  /** Seconds after which to try again, where the API said so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem | undefined, retryAfter?: number) {
    super(problem?.detail ?? problem?.title ?? `the API answered with status ${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'status' in body && 'title' in body;
}

/**
 * The data of an answer.
 * @throws ApiError when the API answered with a problem; whatever `fetch` throws when it did not answer
 */
export async function answerOf<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok && data !== undefined) return data;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new ApiError(response.status, isProblem(error) ? error : undefined, Number.isNaN(seconds) ? undefined : seconds);
}
