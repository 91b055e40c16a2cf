import { normaliseTopic } from '@groundswell/topic';
import type { ZodType } from 'zod';
import type { Collection, KeptValues } from '../kept-item.ts';
import { alertSchema } from './alerts.ts';
import { PROFILE_ID, profileSchema } from './profile.ts';
import { watchedTopicSchema } from './watched-topics.ts';

/** What a collection takes. */
export interface CollectionRules<Name extends Collection> {
  /** The one spelling of an item's id; undefined when it can be none. */
  readonly idOf: (text: string) => string | undefined;
  /** What an id is, in words. */
  readonly ids: string;
  /** Reads what a device sent. */
  readonly value: ZodType<KeptValues[Name]>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function uuidOf(text: string): string | undefined {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? lower : undefined;
}

export const RULES: { readonly [Name in Collection]: CollectionRules<Name> } = {
  profile: { idOf: (text) => (text === PROFILE_ID ? text : undefined), ids: `\`${PROFILE_ID}\``, value: profileSchema },
  follows: { idOf: normaliseTopic, ids: 'a topic', value: watchedTopicSchema },
  mutes: { idOf: normaliseTopic, ids: 'a topic', value: watchedTopicSchema },
  alerts: { idOf: uuidOf, ids: 'a UUID, chosen by who makes the alert', value: alertSchema },
};
