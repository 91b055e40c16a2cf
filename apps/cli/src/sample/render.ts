import type { OutgoingActivity } from '../sending/outgoing.ts';
import type { Deed } from './community.ts';
import { Random } from './random.ts';
import { labelsOf, type Subject } from './subject.ts';

/** What the made-up activities give as the software that sent them, so that nobody takes them for real. */
export const SAMPLE_CLIENT = 'Groundswell sample community';

/** The name of a member: plainly made up. */
export function memberName(member: number): string {
  return `sample-member-${member}`;
}

/**
 * Makes the activity of a deed. The same deed gives the same id and text every time, so that
 * sending it twice is harmless.
 * @param seed of the community
 * @param place of the deed in its minute
 */
export function render(deed: Deed, seed: number, minute: number, place: number): OutgoingActivity {
  const base = {
    id: `sample-${seed}-${minute}-${place}`,
    kind: deed.kind,
    actor: memberName(deed.member),
    language: deed.cohort.pack.language,
    region: deed.cohort.region,
    client: SAMPLE_CLIENT,
    occurredAt: deed.at,
  };
  if (deed.kind === 'post') return { ...base, text: textOf(deed, new Random(seed, 'text', minute, place)) };
  return { ...base, topics: topicsOf(deed), labels: labelsOf(deed.subjects) };
}

/** The topics of a deed, whether it names them itself or in its text. */
export function topicsOf(deed: Deed): readonly string[] {
  return deed.subjects.map(({ topic }) => topic);
}

function textOf(deed: Deed, random: Random): string {
  const [first, ...others] = deed.subjects as readonly [Subject, ...Subject[]];
  const { pack } = deed.cohort;
  const phrases = first.phrases ?? (first.category === undefined ? pack.remarks : pack.phrases[first.category]);
  const sentence = random.pick(phrases).replaceAll('{tag}', first.label);
  return [sentence, ...others.map(({ label }) => label)].join(' ');
}
