import type { AcceptedActivity } from '@groundswell/activity';
import { DAY, MINUTE } from '@groundswell/kernel';
import type { Community } from './community.ts';
import { memberName, topicsOf } from './render.ts';

/** How far back the community's own past reaches: what a topic's baseline looks at, and a little more. */
export const PAST = 8 * DAY;

/** Source of everything that is made up. */
export const SAMPLE_SOURCE = 'sample';

/** What the community did before `now`, oldest first, as the engine counts it: topics named, texts left out. */
export function* pastOf(community: Community, now: number): Generator<AcceptedActivity> {
  for (let minute = Math.floor((now - PAST) / MINUTE); minute * MINUTE < now; minute += 1) {
    let place = 0;
    for (const deed of community.minute(minute)) {
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
        properties: {},
        occurredAt: deed.at,
        source: SAMPLE_SOURCE,
        receivedAt: deed.at,
        correlationId: 'past',
      };
    }
  }
}

/** Labels as an activity carries them, made once for each combination. */
function labelsOf(subjects: readonly { readonly topic: string; readonly label: string }[]): Readonly<Record<string, string>> {
  const key = subjects.map(({ topic }) => topic).join(' ');
  let labels = known.get(key);
  if (labels === undefined) {
    labels = Object.fromEntries(subjects.map(({ topic, label }) => [topic, label]));
    known.set(key, labels);
  }
  return labels;
}

const known = new Map<string, Readonly<Record<string, string>>>();
