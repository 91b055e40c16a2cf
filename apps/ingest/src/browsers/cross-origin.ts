import type { Response } from 'express';

/** Seconds for which a browser need not ask again: as long as browsers remember at most. */
const REMEMBER = 7_200;

/**
 * Lets pages of any origin send: write keys stand in the pages themselves, and no cookie is ever read.
 * Says so on refusals too, since a page can't read one otherwise.
 */
export function allowAnyOrigin(response: Response | undefined): void {
  response?.setHeader('access-control-allow-origin', '*');
  response?.setHeader('cross-origin-resource-policy', 'cross-origin');
}

/** The answer to a preflight request. */
export function answerPreflight(response: Response): void {
  allowAnyOrigin(response);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, content-encoding, x-correlation-id, anonymousid');
  response.setHeader('access-control-max-age', String(REMEMBER));
}
