import type { AcceptedActivity } from '@groundswell/activity';
import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import type { Community } from './community.ts';
import { labelsOf } from './subject.ts';
import { memberName, topicsOf } from './render.ts';

/**
 * How far back the community's own past reaches: the same hours of three days for a topic's baseline.
 * A whole week took 50 s to count and store, and a newcomer should see trends within a minute.
 */
export const PAST = 3 * DAY + 2 * HOUR;

/** Bursts and spam before this are left out: nothing that is shown looks at them, and they would double the work. */
const EVENTFUL = 26 * HOUR;

/** Source of everything that is made up. */
export const SAMPLE_SOURCE = 'sample';

const NONE = {};

/** What the community did before `now`, oldest first, as the engine counts it: topics named, texts left out. */
export function* pastOf(community: Community, now: number): Generator<AcceptedActivity> {
  for (let minute = Math.floor((now - PAST) / MINUTE); minute * MINUTE < now; minute += 1) {
    let place = 0;
    for (const deed of community.minute(minute, minute * MINUTE >= now - EVENTFUL)) {
      place += 1;
      if (deed.at >= now) continue;
      yield {
        id: `${minute}-${place}`,
        kind: deed.kind,
        actor: memberName(deed.member),
        topics: topicsOf(deed),
        labels: labelsOf(deed.subjects),
        language: deed.cohort.pack.language,
        region: deed.cohort.region,
        properties: NONE,
        occurredAt: deed.at,
        source: SAMPLE_SOURCE,
        receivedAt: deed.at,
        correlationId: 'past',
      };
    }
  }
}
