import { DAY, MINUTE } from '@groundswell/kernel';
import { isOrdered } from './ordered.ts';
import { type LandedObject, type LandedObjects, placeOf } from './landed-object.ts';
import type { Positions } from './load-notes.ts';

/** An object may appear so much later than one that was landed after it. Milliseconds. */
export const OVERLAP = 5 * MINUTE;

/**
 * Objects of a target that are not loaded, day by day. Objects of an ordered shard never begin before its last loaded one: they are
 * known by their keys. Those of an unordered one are known by when they were landed, and come by it. All of a day come before those
 * of the next, so it is enough to look from the day before the newest that is loaded: whoever lands around midnight may still write
 * to the day before.
 */
export async function* newObjects(objects: LandedObjects, target: string, positions: Positions): AsyncIterable<LandedObject> {
  let [today, unordered]: [string, LandedObject[]] = ['', []];
  for await (const object of objects.list(target, dayBefore(positions))) {
    const place = placeOf(object.key);
    if (place === undefined) continue;
    if (place.day !== today) {
      yield* byLanding(unordered);
      [today, unordered] = [place.day, []];
    }
    if (!isNew(object, place.shard, positions)) continue;
    if (isOrdered(place.shard)) yield object;
    else unordered.push(object);
  }
  yield* byLanding(unordered);
}

function isNew({ key, landedAt }: LandedObject, shard: string, { shards, seen }: Positions): boolean {
  const reached = shards.get(shard);
  if (reached === undefined) return true;
  return isOrdered(shard) ? key > reached.key : landedAt > reached.landedAt - OVERLAP && !seen.has(key);
}

function byLanding(objects: readonly LandedObject[]): readonly LandedObject[] {
  return objects.toSorted((one, other) => one.landedAt - other.landedAt);
}

function dayBefore({ shards }: Positions): string | undefined {
  const newest = [...shards.values()]
    .flatMap(({ key }) => placeOf(key)?.day ?? [])
    .toSorted()
    .at(-1);
  return newest === undefined ? undefined : new Date(Date.parse(newest) - DAY).toISOString().slice(0, 10);
}
