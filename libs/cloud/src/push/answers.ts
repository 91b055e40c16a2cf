import type { Sent } from '@groundswell/feed';
import { SECOND } from '@groundswell/kernel';
import {
  AddressRefusedError,
  AddressUnreachableError,
  AnswerTooLargeError,
  type OutgoingRequest,
  type OutgoingRequests,
} from '@groundswell/security';

/** Statuses that say "not now" among those that say "not so". */
const NOT_NOW = new Set([408, 425, 429]);
const GONE = new Set([404, 410]);

/**
 * Sends, and says what came of it.
 * @param who is asked, for the reason
 * @param losesPlace whether 404 and 410 say that nothing may be sent there any more
 */
export async function sentBy(outgoing: OutgoingRequests, request: OutgoingRequest, who: string, losesPlace = false): Promise<Sent> {
  try {
    const { status, headers } = await outgoing.send(request);
    if (status >= 200 && status < 300) return { became: 'taken' };
    const reason = `${who} answered ${status}`;
    if (losesPlace && GONE.has(status)) return { became: 'gone', reason };
    if (status >= 500 || NOT_NOW.has(status)) return { became: 'put-off', reason, retryAfter: retryAfter(headers['retry-after']) };
    return { became: 'refused', reason };
  } catch (error) {
    return became(error, who);
  }
}

function became(error: unknown, who: string): Sent {
  if (error instanceof AddressRefusedError) return { became: 'refused', reason: error.message };
  // Whatever it says at length, it was sent to.
  if (error instanceof AnswerTooLargeError) return { became: 'refused', reason: `${who} answered more than is read` };
  if (error instanceof AddressUnreachableError) return { became: 'put-off', reason: `${who} can not be reached` };
  throw error;
}

/** Milliseconds; dates are not read: who sends them is asked again like everybody else. */
function retryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) * SECOND : undefined;
}
