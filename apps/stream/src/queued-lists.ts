import { type ListChange, readListChange } from '@groundswell/feed';
import type { Scope } from '@groundswell/topic';
import { decodeList, type TrendList } from '@groundswell/trend';

/** What of a message in a batch of the queue `lists` is read. */
export interface QueuedRecord {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: { readonly MessageGroupId?: string };
}

/** What Lambda is told of a batch of a queue: the messages that are to come again. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * The change that a message tells of. Where the lists were too large for it, what people see now stands for them: nobody is
 * told twice of an episode, but who asked for one after it began may be told of it.
 * @param current the list of a scope as it is now
 * @returns undefined where there is no such list any more
 * @throws MalformedMessageError, MalformedBytesError for what can't be read, today or ever
 */
export async function changeIn(
  { body }: QueuedRecord,
  current: (scope: Scope) => Promise<TrendList | undefined>,
): Promise<ListChange | undefined> {
  const { scope, before, after } = readListChange(body);
  const list = after === undefined ? await current(scope) : decodeList(after);
  return list && { after: list, before: before && decodeList(before) };
}

/**
 * Takes messages one after the other. One that fails is to come again, and so is what follows it in its group: the queue keeps
 * their order.
 * @param failed told why, of each that was tried
 */
export async function takeInOrder(
  records: readonly QueuedRecord[],
  take: (record: QueuedRecord) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<BatchAnswer> {
  const left: QueuedRecord[] = [];
  const groups = new Set<string | undefined>();
  for (const record of records) {
    const group = record.attributes.MessageGroupId;
    if (!groups.has(group)) {
      try {
        await take(record);
        continue;
      } catch (error) {
        failed(error);
        groups.add(group);
      }
    }
    left.push(record);
  }
  return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
