import type { Clock } from '@groundswell/kernel';
import { type Archive, type LandedObject, LandedObjects, MemoryArchive, RefusedRowsError } from '@groundswell/warehouse';

/** Landed objects in memory: what lands in `archive` is there to be loaded. */
export class HeldObjects extends LandedObjects {
  /** Objects that landed since it was last emptied. */
  fresh: LandedObject[] = [];
  readonly bodies = new Map<string, Buffer>();
  readonly archive: Archive;

  constructor(clock: Clock) {
    super();
    this.archive = new HoldingArchive((key, bytes) => {
      this.bodies.set(key, Buffer.from(bytes));
      this.fresh.push({ key, size: bytes.length, landedAt: clock.now() });
    });
  }

  /** What was loaded before is not there any more, as in a day that is over. */
  async *list(target: string): AsyncIterable<LandedObject> {
    await Promise.resolve();
    yield* this.fresh.filter(({ key }) => key.startsWith(`landed/${target}/`)).toSorted((one, other) => (one.key < other.key ? -1 : 1));
  }

  async open(key: string): Promise<AsyncIterable<Uint8Array>> {
    await Promise.resolve();
    const bytes = this.bodies.get(key);
    if (bytes === undefined) throw new RefusedRowsError(`${key} is gone`);
    return once(bytes);
  }
}

class HoldingArchive extends MemoryArchive {
  constructor(private readonly hold: (key: string, bytes: Uint8Array) => void) {
    super();
  }

  override put(key: string, bytes: Uint8Array): Promise<void> {
    this.hold(key, bytes);
    return Promise.resolve();
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
