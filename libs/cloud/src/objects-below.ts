import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/** An object as a list of S3 names it. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds of the store. */
  readonly writtenAt: number;
}

/** Objects of a bucket below a prefix in the order of their keys, page by page; those after `after` where it is given. */
export async function* objectsBelow(client: S3Client, Bucket: string, Prefix: string, after?: string): AsyncIterable<ListedObject> {
  let next: string | undefined;
  do {
    const from = next === undefined ? { ...(after && { StartAfter: after }) } : { ContinuationToken: next };
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ...from }));
    for (const { Key, Size = 0, LastModified } of page.Contents ?? []) {
      if (Key !== undefined) yield { key: Key, size: Size, writtenAt: LastModified?.getTime() ?? 0 };
    }
    next = page.NextContinuationToken;
  } while (next !== undefined);
}
