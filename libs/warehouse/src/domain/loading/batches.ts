import type { LandedObject } from './landed-object.ts';

/** What is loaded in one transaction at most. */
export interface BatchLimits {
  /** Compressed; one object alone may have more. */
  readonly bytes: number;
  readonly objects: number;
}

/** Objects in batches, in their order. No more than one batch is held at a time. */
export async function* batchesOf(objects: AsyncIterable<LandedObject>, limits: BatchLimits): AsyncIterable<readonly LandedObject[]> {
  let batch: LandedObject[] = [];
  let bytes = 0;
  for await (const object of objects) {
    if (batch.length > 0 && (bytes + object.size > limits.bytes || batch.length >= limits.objects)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(object);
    bytes += object.size;
  }
  if (batch.length > 0) yield batch;
}
