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
/** The largest network that 2 bytes hold. */
const SHORT = 0xffff;

/**
 * Writes what is known of a delta's actors, as columns beside its table of actors: the age of each in
 * a byte, and its network by a small table, 2 bytes for each network where all have 16 bits (`count`
 * makes those), else 4. One byte where nothing is known of anybody.
 * @param arrivedTo arrival that ages are told by, epoch milliseconds
 */
export function writeTraits(writer: ByteWriter, traits: TraitTable, actors: Float64Array, arrivedTo: number): void {
  const since = Float64Array.from(actors, (actor) => traits.sinceOf(actor));
  const networks = Float64Array.from(actors, (actor) => traits.networkOf(actor));
  writeTraitColumns(writer, since, networks, arrivedTo);
}

/** The same from columns: a first sight and a network for each actor, 0 where unknown. */
export function writeTraitColumns(writer: ByteWriter, since: ArrayLike<number>, networks: ArrayLike<number>, arrivedTo: number): void {
  const { length } = since;
  if (!isAny(since) && !isAny(networks)) return writer.byte(0);
  const width = isAny(networks, SHORT) ? 4 : 2;
  writer.byte(width);
  const hour = Math.floor(arrivedTo / HOUR);
  for (let index = 0; index < length; index += 1) writer.byte(ageCode(since[index] as number, hour));
  const codes = new Map<number, number>([[0, UNKNOWN]]);
  const known: number[] = [];
  for (let index = 0; index < length; index += 1) {
    const network = networks[index] as number;
    const code = codes.get(network);
    writer.varint(code ?? NEXT_NEW);
    if (code === undefined) codes.set(network, known.push(network) - 1 + FIRST_KNOWN);
  }
  for (const network of known) writer.whole(network, width);
}

/** Whether one of the values is above `most`. */
function isAny(values: ArrayLike<number>, most = 0): boolean {
  for (let index = 0; index < values.length; index += 1) if ((values[index] as number) > most) return true;
  return false;
}

/**
 * Reads what `writeTraits` wrote.
 * @throws MalformedBytesError when it holds anything else
 */
export function readTraits(reader: ByteReader, actors: Float64Array, arrivedTo: number): TraitTable {
  const width = reader.byte();
  if (width === 0) return new TraitTable();
  if (width !== 2 && width !== 4) throw new MalformedBytesError(`a delta has networks of ${width} bytes`);
  const traits = new TraitTable(actors.length);
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

function ageCode(since: number, hour: number): number {
  return since === 0 ? UNKNOWN : 1 + Math.min(Math.max(hour - since, 0), OLDEST_AGE);
}
