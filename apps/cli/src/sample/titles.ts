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

/** Every title with every occasion: `#CopperOrchardFinale`. */
export const titles: readonly Title[] = FIRST.flatMap((first) =>
  SECOND.flatMap((second) =>
    OCCASIONS.map((occasion) => ({ subject: hashtag(`${first}${second}${occasion}`), title: hashtag(`${first}${second}`) })),
  ),
);
