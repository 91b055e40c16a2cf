import type { ListChange } from '@groundswell/feed';
import { decodeList } from '@groundswell/trend';

interface ListImage {
  readonly body?: { readonly B?: string };
}

/** What of a batch of the stream of the table `trends` is read. */
export interface TableBatch {
  readonly Records?: readonly {
    readonly dynamodb?: { readonly NewImage?: ListImage; readonly OldImage?: ListImage };
  }[];
}

/**
 * The lists that a batch says were written, each with the one that it replaced. One that can't be read is left out: the ranker
 * writes it anew.
 * @param unreadable told of each of those
 */
export function changedLists({ Records = [] }: TableBatch, unreadable: (error: unknown) => void): readonly ListChange[] {
  return Records.flatMap(({ dynamodb }) => {
    try {
      const after = listOf(dynamodb?.NewImage);
      return after === undefined ? [] : [{ before: listOf(dynamodb?.OldImage), after }];
    } catch (error) {
      unreadable(error);
      return [];
    }
  });
}

function listOf(image: ListImage | undefined): ListChange['after'] | undefined {
  const bytes = image?.body?.B;
  return bytes === undefined ? undefined : decodeList(Buffer.from(bytes, 'base64'));
}
