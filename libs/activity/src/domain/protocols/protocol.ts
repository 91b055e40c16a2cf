import type { Delivery, Reading } from '../raw-event.ts';

/** One way in which senders speak: how its requests are read as events. */
export interface Protocol {
  /**
   * @throws MalformedBodyError, UnsupportedContentTypeError, InvalidInputError when the request as a
   *   whole can't be read; an item that can't be read is an `Unreadable` among the others
   */
  read(delivery: Delivery): Reading;
}

/** Items of one request at most: Segment's limit. */
export const MAX_ITEMS = 2_500;
