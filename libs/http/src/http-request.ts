import type { Request } from 'express';

/** A request as controllers of a Groundswell application get it (`@Req()`). */
export interface HttpRequest extends Request {
  /** The body byte for byte, still packed if it was; empty when there is none. Also by Nest's `@RawBody()`. */
  readonly rawBody: Buffer;
  /**
   * The body as JSON, read when somebody asks for it (`@Body({ schema })`), undefined when there is none.
   * Reading it throws what the caller is to be answered: 400, 413 or 415.
   */
  readonly body: unknown;
  /** Given by the caller, or made here; also answered as `x-correlation-id`. */
  readonly correlationId: string;
  /** The caller's address as the socket or API Gateway saw it; headers can't change it. */
  readonly ip: string | undefined;
}
