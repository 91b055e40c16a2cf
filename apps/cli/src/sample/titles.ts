import { hashtag, type Subject } from './subject.ts';

const FIRST = [
  'Copper',
  'Quiet',
  'Velvet',
  'Northern',
  'Hollow',
  'Amber',
  'Distant',
  'Crooked',
  'Silver',
  'Wandering',
  'Lantern',
  'Salt',
  'Glass',
  'Thunder',
  'Ninth',
  'Drifting',
];
const SECOND = [
  'Lighthouse',
  'Orchard',
  'Meridian',
  'Ferry',
  'Atlas',
  'Sparrow',
  'Tidepool',
  'Harbour',
  'Comet',
  'Parade',
  'Island',
  'Library',
  'Garden',
  'Signal',
  'Caravan',
  'Winter',
];
const OCCASIONS = ['Finale', 'Trailer', 'Update', 'Tour', 'Soundtrack'];

/** A story, game or band that does not exist, and what is talked about now. */
export interface Title {
  readonly subject: Subject;
  /** The title alone: a companion of the subject. */
  readonly title: Subject;
}

/** Every title with every occasion, `#CopperOrchardFinale`, in an order in which neighbours have nothing in common. */
export const titles: readonly Title[] = Array.from({ length: FIRST.length * SECOND.length * OCCASIONS.length }, (_, place) => {
  const first = FIRST[place % FIRST.length] ?? '';
  const second = SECOND[(5 * place + Math.floor(place / FIRST.length)) % SECOND.length] ?? '';
  const occasion = OCCASIONS[place % OCCASIONS.length] ?? '';
  return { subject: hashtag(`${first}${second}${occasion}`), title: hashtag(`${first}${second}`) };
});
