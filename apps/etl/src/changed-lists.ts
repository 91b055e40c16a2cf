import type { StoredListChange } from '@groundswell/feed';
import type { Scope } from '@groundswell/topic';

/** Partition keys of the lists that people see begin with it; the scope follows. */
const LISTS = 'T#';

interface ListImage {
  readonly body?: { readonly B?: string };
}

interface ListRecord {
  readonly dynamodb?: {
    readonly SequenceNumber?: string;
    readonly Keys?: { readonly pk?: { readonly S?: string }; readonly sk?: { readonly S?: string } };
    readonly NewImage?: ListImage;
    readonly OldImage?: ListImage;
  };
}

/** The list that a record of the stream of the table `trends` says was written, as it is stored; undefined for any other record. */
export function changedListIn(record: unknown): StoredListChange | undefined {
  const { SequenceNumber: sequence, Keys, NewImage, OldImage } = (record as ListRecord | null)?.dynamodb ?? {};
  const key = Keys?.pk?.S;
  const isList = key?.startsWith(LISTS) === true && Keys?.sk?.S === 'list';
  if (!isList || sequence === undefined || NewImage === undefined) return undefined;
  return { scope: key.slice(LISTS.length) as Scope, sequence, before: bytesOf(OldImage), after: bytesOf(NewImage) };
}

function bytesOf(image: ListImage | undefined): Uint8Array | undefined {
  const bytes = image?.body?.B;
  return bytes === undefined ? undefined : Buffer.from(bytes, 'base64');
}
