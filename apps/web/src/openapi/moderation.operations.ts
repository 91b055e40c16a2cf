import type { Operation } from '@groundswell/http';
import { adminTag, adminTags, mastodonQuery } from '../mastodon/mastodon.schema.ts';
import {
  actorsChanged,
  actorsInput,
  auditQuery,
  auditTrail,
  authorQuery,
  bannedActors,
  bansQuery,
  decidedTopics,
  decisionInput,
  decisionsQuery,
  endSweepQuery,
  queueQuery,
  reviewInput,
  reviewQueue,
  reviewSettings,
  sweep,
  sweepInput,
  sweeps,
  topicActors,
  topicStanding,
} from '../moderation/moderation.schema.ts';

const JSON_TYPE = 'application/json';
const TOPIC = { topic: 'Percent-encoded; normalised as it is when counted, and a leading `#` is dropped.' };
const SWEEP = { sweep: 'Id of the sweep, chosen by who orders it: letters, digits and `._-`, at most 64.' };
const TAG = { tag: 'Id of the tag: its topic.' };

const MALFORMED = { 400: 'A parameter or the body is malformed.' };
const NO_TOPIC = { 404: 'That is no name of a topic.' };
const CHANGES = {
  ...MALFORMED,
  409: 'There is no room for more decisions.',
  503: 'Others change something all the time, or the deployment key cannot be read; repeat it.',
};

type Rest = Omit<Operation, 'group' | 'caller'>;
const REFUSED = {
  401: 'The operator key or the access token is missing or wrong.',
  403: 'Only a moderator may, in a session with a second factor.',
};

function moderate(rest: Rest): Operation {
  return { group: 'Moderation', caller: 'moderator', ...rest, problems: { ...REFUSED, ...rest.problems } };
}

const settings: readonly Rest[] = [
  {
    method: 'GET',
    path: '/v1/moderation/settings',
    id: 'readModerationSettings',
    summary: 'Whether new trends wait for review',
    answer: reviewSettings,
  },
  {
    method: 'PUT',
    path: '/v1/moderation/settings',
    id: 'saveModerationSettings',
    summary: 'Switches review on or off',
    body: { [JSON_TYPE]: reviewInput },
    answer: reviewSettings,
    problems: CHANGES,
  },
  {
    method: 'GET',
    path: '/v1/moderation/queue',
    id: 'listWaitingTopics',
    summary: 'Topics that wait for review',
    query: queueQuery,
    answer: reviewQueue,
    problems: MALFORMED,
  },
  {
    method: 'GET',
    path: '/v1/moderation/audit',
    id: 'listAuditEntries',
    summary: 'Who decided what, when and why',
    query: auditQuery,
    answer: auditTrail,
    problems: MALFORMED,
  },
];

const topics: readonly Rest[] = [
  {
    method: 'GET',
    path: '/v1/moderation/topics',
    id: 'listDecidedTopics',
    summary: 'Topics that were allowed or denied',
    query: decisionsQuery,
    answer: decidedTopics,
    problems: MALFORMED,
  },
  {
    method: 'GET',
    path: '/v1/moderation/topics/{topic}',
    id: 'readTopicStanding',
    summary: 'What is decided of a topic',
    parameters: TOPIC,
    answer: topicStanding,
    problems: NO_TOPIC,
  },
  {
    method: 'PUT',
    path: '/v1/moderation/topics/{topic}',
    id: 'decideTopic',
    summary: 'Allows or denies a topic',
    parameters: TOPIC,
    body: { [JSON_TYPE]: decisionInput },
    answer: topicStanding,
    problems: { ...CHANGES, ...NO_TOPIC },
  },
  {
    method: 'DELETE',
    path: '/v1/moderation/topics/{topic}',
    id: 'liftTopic',
    summary: 'Takes a decision on a topic back',
    parameters: TOPIC,
    query: authorQuery,
    answer: topicStanding,
    problems: { ...CHANGES, ...NO_TOPIC },
  },
  {
    method: 'GET',
    path: '/v1/moderation/topics/{topic}/actors',
    id: 'listTopicActors',
    summary: 'Who used a topic in the last 24 hours, by hash',
    parameters: TOPIC,
    answer: topicActors,
    problems: NO_TOPIC,
  },
];

const actors: readonly Rest[] = [
  {
    method: 'GET',
    path: '/v1/moderation/actors',
    id: 'listBannedActors',
    summary: 'Banned actors, by hash',
    query: bansQuery,
    answer: bannedActors,
    problems: MALFORMED,
  },
  {
    method: 'PUT',
    path: '/v1/moderation/actors',
    id: 'banActors',
    summary: 'Bans actors: what they did and do counts nothing',
    body: { [JSON_TYPE]: actorsInput },
    answer: actorsChanged,
    problems: CHANGES,
  },
  {
    method: 'POST',
    path: '/v1/moderation/actors/lift',
    id: 'liftActors',
    summary: 'Takes bans back',
    body: { [JSON_TYPE]: actorsInput },
    answer: actorsChanged,
    problems: CHANGES,
  },
  {
    method: 'DELETE',
    path: '/v1/moderation/actors/{actor}',
    id: 'liftActor',
    summary: 'Takes a ban back',
    parameters: { actor: 'Keyed hash of the actor: 12 hexadecimal digits.' },
    query: authorQuery,
    answer: actorsChanged,
    problems: { ...CHANGES, 404: 'That is no hash of an actor.' },
  },
];

const sweeping: readonly Rest[] = [
  { method: 'GET', path: '/v1/moderation/sweeps', id: 'listSweeps', summary: 'Sweeps, and how far they came', answer: sweeps },
  {
    method: 'PUT',
    path: '/v1/moderation/sweeps/{sweep}',
    id: 'orderSweep',
    summary: 'Bans those who use a topic, as of the next refresh',
    parameters: SWEEP,
    body: { [JSON_TYPE]: sweepInput },
    answer: sweep,
    problems: { ...CHANGES, 409: 'There is another sweep of this id, or no room for one more.' },
  },
  {
    method: 'DELETE',
    path: '/v1/moderation/sweeps/{sweep}',
    id: 'endSweep',
    summary: 'Ends a sweep and takes its bans back',
    parameters: SWEEP,
    query: endSweepQuery,
    answer: sweep,
    problems: { ...CHANGES, 404: 'There is no such sweep.' },
  },
];

const mastodon: readonly Rest[] = [
  {
    method: 'GET',
    path: '/api/v1/admin/trends/tags',
    id: 'listMastodonAdminTags',
    summary: 'Hashtags that trend or wait, as Mastodon answers moderators',
    query: mastodonQuery,
    answer: adminTags,
    problems: MALFORMED,
  },
  {
    method: 'POST',
    path: '/api/v1/admin/trends/tags/{tag}/approve',
    id: 'approveMastodonTag',
    summary: 'Allows a hashtag',
    parameters: TAG,
    answer: adminTag,
    problems: { ...CHANGES, ...NO_TOPIC },
  },
  {
    method: 'POST',
    path: '/api/v1/admin/trends/tags/{tag}/reject',
    id: 'rejectMastodonTag',
    summary: 'Denies a hashtag',
    parameters: TAG,
    answer: adminTag,
    problems: { ...CHANGES, ...NO_TOPIC },
  },
];

/** What operators decide. Part of the function `web`. */
export const moderationOperations: readonly Operation[] = [
  ...[...settings, ...topics, ...actors, ...sweeping].map(moderate),
  ...mastodon.map((rest): Operation => ({ ...moderate(rest), group: 'Mastodon' })),
];
