import { hashtagsOf } from '@groundswell/topic';
import type { NewActivity } from '../api/api.ts';

/** The topic that a text's first hashtag becomes, by the rules of ingestion; undefined when there is none. */
export function firstTopic(text: string): string | undefined {
  return hashtagsOf(text)[0]?.topic;
}

/** A post by a person who does not exist: `random` makes the id and the person. */
export function testActivity(text: string, random: () => string): NewActivity {
  return { id: `site-${random()}`, kind: 'post', actor: `visitor-${random()}`, text };
}

/** How many more people a topic needs before everybody sees it. */
export function peopleNeeded(actorsPerDay: number, minimumActors: number): number {
  return Math.max(0, minimumActors - actorsPerDay);
}
