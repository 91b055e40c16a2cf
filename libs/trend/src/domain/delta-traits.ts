import { HOUR } from '@groundswell/kernel';
import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { TraitTable } from './trait-table.ts';

/** Hours before the arrival that a first sight is told apart; an earlier one is kept as this old, since nobody is new that long. */
export const OLDEST_AGE = 126;
/** In the column of ages: 0 is unknown, then an age in hours plus one. */
const UNKNOWN = 0;
/** In the column of networks: 0 is unknown, 1 the next new one, and then the ones before, plus two. */
const NEXT_NEW = 1;
const FIRST_KNOWN = 2;

/**
 * Writes what is known of a delta's actors, as columns beside its table of actors: the age of each in
 * a byte, and its network by a small table, 2 bytes for each network where all have 16 bits (`count`
 * makes those), else 4. One byte where nothing is known of anybody.
 * @param arrivedTo arrival that ages are told by, epoch milliseconds
 */
export function writeTraits(writer: ByteWriter, traits: TraitTable, actors: Float64Array, arrivedTo: number): void {
  const networks = networksOf(traits, actors);
  if (networks === undefined) return writer.byte(0);
  const width = networks.every((network) => network < 0x1_0000) ? 2 : 4;
  writer.byte(width);
  const hour = Math.floor(arrivedTo / HOUR);
  for (const actor of actors) writer.byte(ageCode(traits.sinceOf(actor), hour));
  const indexes = new Map<number, number>([[0, UNKNOWN]]);
  for (const actor of actors) {
    const network = traits.networkOf(actor);
    const code = indexes.get(network);
    writer.varint(code ?? NEXT_NEW);
    // The table holds 0 too, so its size is the number of known networks plus one.
    if (code === undefined) indexes.set(network, indexes.size - 1 + FIRST_KNOWN);
  }
  for (const network of networks) writer.whole(network, width);
}

/**
 * Reads what `writeTraits` wrote.
 * @throws MalformedBytesError when it holds anything else
 */
export function readTraits(reader: ByteReader, actors: Float64Array, arrivedTo: number): TraitTable {
  const traits = new TraitTable();
  const width = reader.byte();
  if (width === 0) return traits;
  if (width !== 2 && width !== 4) throw new MalformedBytesError(`a delta has networks of ${width} bytes`);
  const hour = Math.floor(arrivedTo / HOUR);
  const ages = reader.raw(actors.length);
  let known = 0;
  const references = Array.from(actors, () => {
    const code = reader.varint();
    if (code === NEXT_NEW) known += 1;
    if (code >= FIRST_KNOWN + known) throw new MalformedBytesError('a delta refers to a network that it lacks');
    return code === NEXT_NEW ? known - 1 : code - FIRST_KNOWN;
  });
  const networks = Array.from({ length: known }, () => reader.whole(width));
  actors.forEach((actor, index) => {
    const age = ages[index] as number;
    const network = networks[references[index] as number] ?? 0;
    if (age !== UNKNOWN || network !== 0) traits.set(actor, age === UNKNOWN ? 0 : Math.max(hour - (age - 1), 0), network);
  });
  return traits;
}

/** The known networks of `actors` in the order of their first; undefined where nothing is known of any actor. */
function networksOf(traits: TraitTable, actors: Float64Array): readonly number[] | undefined {
  const networks = new Set<number>();
  let isKnown = false;
  for (const actor of actors) {
    const network = traits.networkOf(actor);
    if (network !== 0) networks.add(network);
    isKnown ||= network !== 0 || traits.sinceOf(actor) !== 0;
  }
  return isKnown ? [...networks] : undefined;
}

function ageCode(since: number, hour: number): number {
  return since === 0 ? UNKNOWN : 1 + Math.min(Math.max(hour - since, 0), OLDEST_AGE);
}
