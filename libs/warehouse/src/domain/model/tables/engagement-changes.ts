import type { Column } from '../table.ts';
import { ACCOUNT, changes } from './change.ts';

const TOPIC: Column = { name: 'topic', type: 'text', maxBytes: 400, meaning: 'The topic: a normalised hashtag or a named subject.' };
const SINCE = { name: 'created_at', type: 'timestamp', meaning: 'Since when.' } as const;

export const followChange = changes({
  name: 'follow_change',
  grain: 'one change of somebody following a topic',
  since: 1,
  entity: [ACCOUNT, TOPIC],
  attributes: [SINCE],
});

export const muteChange = changes({
  name: 'mute_change',
  grain: 'one change of somebody muting a topic',
  since: 1,
  entity: [ACCOUNT, TOPIC],
  attributes: [SINCE],
});

export const alertChange = changes({
  name: 'alert_change',
  grain: 'one change of an alert that somebody set',
  since: 1,
  entity: [ACCOUNT, { name: 'alert', type: 'text', maxBytes: 64, meaning: 'Id of the alert.' }],
  attributes: [
    { name: 'happening', type: 'text', maxBytes: 16, meaning: '`topic-starts` or `enters-top`.' },
    TOPIC,
    { name: 'scope', type: 'text', maxBytes: 200, meaning: 'Where it is watched: `everywhere`, `language:pt`.' },
    { name: 'top', type: 'integer', meaning: 'Of `enters-top`: places from the first.' },
    { name: 'channels', type: 'json', maxBytes: 1_000, meaning: 'How it is sent: array of `push`, `email`, `webhook`.' },
  ],
});

export const profileChange = changes({
  name: 'profile_change',
  grain: 'one change of what somebody wants of Groundswell',
  since: 1,
  entity: [ACCOUNT],
  attributes: [
    { name: 'languages', type: 'json', maxBytes: 1_000, meaning: 'Languages whose trends they want: an array.' },
    { name: 'regions', type: 'json', maxBytes: 1_000, meaning: 'Regions whose trends they want: an array.' },
    { name: 'time_zone', type: 'text', maxBytes: 64, meaning: 'Time zone of IANA: `Europe/Lisbon`.' },
    { name: 'quiet_hours', type: 'boolean', meaning: 'Whether they set hours in which nothing is sent.' },
    { name: 'digest_every', type: 'text', maxBytes: 8, meaning: '`never`, `day` or `week`.' },
    { name: 'digest_channels', type: 'json', maxBytes: 1_000, meaning: 'How digests are sent: array of `push`, `email`, `webhook`.' },
  ],
});

export const deliveryChange = changes({
  name: 'delivery_change',
  grain: 'one change of something that somebody is told: kept, sent, or given up',
  since: 1,
  entity: [ACCOUNT, { name: 'delivery', type: 'text', maxBytes: 64, personal: 'pseudonym', meaning: 'The delivery, as a keyed hash.' }],
  attributes: [
    { name: 'cause', type: 'text', maxBytes: 16, meaning: '`alert` or `digest`.' },
    { name: 'channel', type: 'text', maxBytes: 16, meaning: '`push`, `email` or `webhook`.' },
    TOPIC,
    { name: 'outcome', type: 'text', maxBytes: 16, meaning: '`waiting`, `sent` or `dead`.' },
    { name: 'tries', type: 'integer', meaning: 'How often it was tried.' },
    { name: 'reason', type: 'text', maxBytes: 1_000, meaning: 'Why it was put off or given up, without addresses.' },
    { name: 'made_at', type: 'timestamp', meaning: 'When it was decided to tell it.' },
  ],
});
