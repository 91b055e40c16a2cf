import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Ids } from '@groundswell/kernel';
import { getAll } from './get-all.ts';
import { OUTLIVES } from '../outlives.ts';
import { type Pieces, piecesOf } from './rank-items.ts';

/**
 * Parts that are too large for one item: pieces under a new id each time, written before the item
 * that names them, so that no reader sees a mixture of two versions. Pieces that no item names any
 * more expire after the rest.
 */
export class LargeBodies {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ids: Ids,
    private readonly largest: number,
  ) {}

  /** Durable when it resolves. @param expiresAt epoch seconds */
  async keep(group: string, bytes: Uint8Array, expiresAt: number | undefined): Promise<Pieces> {
    const later = expiresAt === undefined ? undefined : expiresAt + OUTLIVES;
    const pieces: Pieces = { id: this.ids.next(), count: Math.ceil(bytes.length / this.largest) };
    for (const [index, { group: pk, name: sk }] of keysOf(group, pieces).entries()) {
      const body = bytes.subarray(index * this.largest, (index + 1) * this.largest);
      await this.client.send(new PutCommand({ TableName: this.table, Item: { pk, sk, body, token: 0, expiresAt: later } }));
    }
    return pieces;
  }

  /** Its bytes; none at all when a piece is missing. */
  async read(group: string, pieces: Pieces): Promise<Uint8Array> {
    const items = await getAll(this.client, this.table, keysOf(group, pieces));
    const bodies = items.flatMap((item) => (item?.body === undefined ? [] : [item.body]));
    return bodies.length === pieces.count ? Buffer.concat(bodies) : new Uint8Array();
  }
}

function keysOf(group: string, { id, count }: Pieces): { readonly group: string; readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ group: piecesOf(group), name: `${id}#${String(index).padStart(4, '0')}` }));
}
