import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type LandedObject, LandedObjects, landedPrefix, RefusedRowsError, WarehouseUnavailableError } from '@groundswell/warehouse';
import { objectsBelow } from '../objects-below.ts';

/** Landed objects in the bucket of the archive. */
export class S3LandedObjects extends LandedObjects {
  constructor(
    private readonly client: S3Client,
    readonly bucket: string,
  ) {
    super();
  }

  async *list(target: string, day?: string): AsyncIterable<LandedObject> {
    const prefix = landedPrefix(target);
    const listed = objectsBelow(this.client, this.bucket, prefix, day === undefined ? undefined : prefix + day);
    for await (const { writtenAt, ...object } of listed) yield { ...object, landedAt: writtenAt };
  }

  /**
   * The bytes of an object, as they come.
   * @param bytes the first so many; absent: all
   * @throws RefusedRowsError when it is gone; WarehouseUnavailableError when it cannot be read now
   */
  async open(key: string, bytes?: number): Promise<AsyncIterable<Uint8Array>> {
    const Range = bytes === undefined ? undefined : `bytes=0-${bytes - 1}`;
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, ...(Range && { Range }) }));
      return reading(Body as unknown as AsyncIterable<Uint8Array>);
    } catch (error) {
      if (error instanceof NoSuchKey) throw new RefusedRowsError(`${key} is gone`, { cause: error });
      throw new WarehouseUnavailableError(`${key} cannot be read`, { cause: error });
    }
  }

  async put(Key: string, Body: string): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key, Body, ContentType: 'application/json' }));
  }
}

/** A connection that breaks says nothing about the object. */
async function* reading(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new WarehouseUnavailableError('an object could not be read to its end', { cause: error });
  }
}
