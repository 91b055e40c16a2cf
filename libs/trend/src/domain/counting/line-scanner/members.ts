/** Members of a stream line by their places in NAMES. Strings come first, which are all read alike. */
export const ID = 0;
export const KIND = 1;
export const ACTOR = 2;
export const SOURCE = 3;
export const TEXT = 4;
export const LANGUAGE = 5;
export const REGION = 6;
export const NETWORK = 7;
export const STRINGS = 10;
export const TOPICS = 10;
export const LABELS = 11;
export const PROPERTIES = 12;
export const OCCURRED = 13;
export const ACTOR_SINCE = 14;
export const RECEIVED = 15;
export const BACKFILL = 16;

const NAMES = [
  'id',
  'kind',
  'actor',
  'source',
  'text',
  'language',
  'region',
  'network',
  'client',
  'correlationId',
  'topics',
  'labels',
  'properties',
  'occurredAt',
  'actorSince',
  'receivedAt',
  'backfill',
  'future',
];

export const NO_MEMBER = -1;
/** Members that there are. */
export const MEMBERS = NAMES.length;

/** What follows the opening quote of a name, up to its value. */
const LEADS = NAMES.map((name) => Buffer.from(`${name}":`));
/** Bytes from a name's opening quote to its value. */
export const LEAD_LENGTHS = Int32Array.from(LEADS, (lead) => lead.length + 1);
/** First words of the names; two of them, `actor` and `actorSince`, share theirs. */
const SLOTS = 64;
const multiplier = multiplierOf(firstWords());
/** Numbers of members by slot: the ones that begin alike follow one another. */
const candidates = Array.from({ length: SLOTS }, (_, slot) =>
  Int32Array.from([...LEADS.keys()].filter((member) => slotOf(firstWords()[member] as number, multiplier) === slot)),
);
/** Words of a name that are compared, each 4 bytes, and where they are in it; the last one overlaps, and fills up what a name lacks. */
const WORDS = 4;
const wordPlaces = Int32Array.from(LEADS.flatMap((lead) => [0, 1, 2, 3].map((word) => Math.min(4 * word, lead.length - 4))));
const words = Int32Array.from(wordPlaces, (at, index) => (LEADS[Math.floor(index / WORDS)] as Buffer).readInt32LE(at));

/** The member whose name begins at `at`, after its opening quote. */
export function memberAt(view: DataView, at: number): number {
  const first = view.getInt32(at, true);
  const found = candidates[slotOf(first, multiplier)] as Int32Array;
  for (let index = 0; index < found.length; index += 1) {
    const member = found[index] as number;
    if (isNamed(view, at, member)) return member;
  }
  return NO_MEMBER;
}

/** Whether the name of `member` begins at `at`, after its opening quote. */
export function isNamed(view: DataView, at: number, member: number): boolean {
  const index = WORDS * member;
  return (
    view.getInt32(at, true) === words[index] &&
    view.getInt32(at + (wordPlaces[index + 1] as number), true) === words[index + 1] &&
    view.getInt32(at + (wordPlaces[index + 2] as number), true) === words[index + 2] &&
    view.getInt32(at + (wordPlaces[index + 3] as number), true) === words[index + 3]
  );
}

function firstWords(): readonly number[] {
  return LEADS.map((lead) => lead.readInt32LE(0));
}

function slotOf(word: number, factor: number): number {
  return Math.imul(word, factor) >>> 26;
}

/** A factor that spreads the words over the slots without one meeting another. */
function multiplierOf(words: readonly number[]): number {
  const distinct = [...new Set(words)];
  let factor = 0x9e37_79b1;
  while (new Set(distinct.map((word) => slotOf(word, factor))).size < distinct.length) factor = (factor + 2) >>> 0;
  return factor;
}
