import type { Episode } from './episodes.ts';
import { MAX_LIST_BYTES } from './list-codec.ts';
import { pack, unpack } from './packing.ts';

/** Version 1: JSON, the time that others are before, and each episode as an array in the order of `asArray`. */
const VERSION = 1;

type EpisodeArray = readonly [
  topic: string,
  startedBefore: number,
  peakScore: number,
  peakBefore: number,
  endedBefore: number | null,
  over: 0 | 1,
];

/**
 * The bytes of a scope's episodes, at most as many as an item may have that is read for half a read
 * unit: those at the end, which ended first, are left out where they are too many.
 * @param at epoch milliseconds; not before any of them
 */
export function encodeEpisodes(episodes: readonly Episode[], at: number): Uint8Array {
  let fitting = episodes;
  let bytes = packEpisodes(fitting, at);
  while (bytes.length > MAX_LIST_BYTES) {
    fitting = fitting.slice(0, Math.floor(fitting.length * 0.9));
    bytes = packEpisodes(fitting, at);
  }
  return bytes;
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeEpisodes(bytes: Uint8Array): readonly Episode[] {
  const stored = JSON.parse(Buffer.from(unpack('episodes', VERSION, bytes)).toString()) as { at: number; episodes: EpisodeArray[] };
  return stored.episodes.map((array) => asEpisode(array, stored.at));
}

function packEpisodes(episodes: readonly Episode[], at: number): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify({ at, episodes: episodes.map((episode) => asArray(episode, at)) })));
}

function asArray({ topic, startedAt, peakScore, peakAt, endedAt, over }: Episode, at: number): EpisodeArray {
  return [topic, at - startedAt, peakScore, at - peakAt, endedAt === undefined ? null : at - endedAt, over === true ? 1 : 0];
}

function asEpisode([topic, startedBefore, peakScore, peakBefore, endedBefore, over]: EpisodeArray, at: number): Episode {
  const episode = { topic, startedAt: at - startedBefore, peakScore, peakAt: at - peakBefore };
  const ended = endedBefore === null ? episode : { ...episode, endedAt: at - endedBefore };
  return over === 1 ? { ...ended, over: true } : ended;
}
