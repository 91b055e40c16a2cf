import { alertSchema, profileSchema } from '@groundswell/feed';
import type { Operation } from '@groundswell/http';
import { keptAlert, keptAlerts, keptProfile, keptTopic, keptTopics, removed } from '../keeping/keeping.schema.ts';
import { syncAnswer, syncChanges, syncInput, syncQuery } from '../sync/sync.schema.ts';

type Rest = Pick<Operation, 'id' | 'summary' | 'answer'> & Partial<Pick<Operation, 'parameters' | 'query' | 'problems'>>;

const PROBLEMS = {
  401: 'The access token is missing, wrong or of a session that has ended.',
  429: 'You ask too often; `Retry-After` says when to try again.',
  503: 'It can not be found out, or too much is changed at the same time; send it again.',
};
const MALFORMED = { 400: 'It has not the shape that was asked for.' };
const TOO_MANY = { 409: 'There are as many as there may be.' };
const TOPIC = { topic: 'A topic, in any spelling: `ai`, `%23AI`, `product:42`.' };
const ALERT = { alert: 'A UUID of your choice.' };

function own(method: Operation['method'], path: string, { problems, ...rest }: Rest, body?: Operation['answer']): Operation {
  const content = body && { body: { 'application/json': body } };
  return { method, path, group: 'Personal', caller: 'person', ...rest, problems: { ...PROBLEMS, ...problems }, ...content };
}

/** The routes of a collection of topics. */
function topics(name: 'follows' | 'mutes', verb: string, undo: string, list: string): readonly Operation[] {
  const title = `${verb}Topic`;
  return [
    own('GET', `/v1/${name}`, { id: `list${name[0]?.toUpperCase()}${name.slice(1)}`, summary: list, answer: keptTopics }),
    own('PUT', `/v1/${name}/{topic}`, {
      id: title,
      summary: `${verb[0]?.toUpperCase()}${verb.slice(1)}s a topic`,
      parameters: TOPIC,
      answer: keptTopic,
      problems: { ...MALFORMED, ...TOO_MANY },
    }),
    own('DELETE', `/v1/${name}/{topic}`, {
      id: `${undo}Topic`,
      summary: 'No longer',
      parameters: TOPIC,
      answer: removed,
      problems: MALFORMED,
    }),
  ];
}

/** Every route of what people keep. */
export const keepingOperations: readonly Operation[] = [
  own('GET', '/v1/profile', { id: 'readProfile', summary: 'What you want of Groundswell', answer: keptProfile }),
  own(
    'PUT',
    '/v1/profile',
    { id: 'saveProfile', summary: 'Says what you want; whoever does last wins', answer: keptProfile, problems: MALFORMED },
    profileSchema,
  ),
  ...topics('follows', 'follow', 'unfollow', 'The topics that you follow'),
  ...topics('mutes', 'mute', 'unmute', 'The topics that you never want to see'),
  own('GET', '/v1/alerts', { id: 'listAlerts', summary: 'What you want to be told at once', answer: keptAlerts }),
  own(
    'PUT',
    '/v1/alerts/{alert}',
    {
      id: 'saveAlert',
      summary: 'Makes or changes an alert',
      parameters: ALERT,
      answer: keptAlert,
      problems: { ...MALFORMED, ...TOO_MANY },
    },
    alertSchema,
  ),
  own('DELETE', '/v1/alerts/{alert}', {
    id: 'removeAlert',
    summary: 'Removes an alert',
    parameters: ALERT,
    answer: removed,
    problems: MALFORMED,
  }),
  own('GET', '/v1/sync', {
    id: 'pullChanges',
    summary: 'What changed of profile, follows, mutes and alerts since a cursor',
    query: syncQuery,
    answer: syncChanges,
    problems: {
      ...MALFORMED,
      404: 'The cursor is not one of yours: ask without `since`.',
      410: '`sync.resync`: the cursor is too old; ask without `since`, and drop what does not come again.',
    },
  }),
  own(
    'POST',
    '/v1/sync',
    {
      id: 'pushMutations',
      summary: 'Does what a device queued while it was offline, each mutation once, in order',
      answer: syncAnswer,
      problems: {
        ...MALFORMED,
        404: 'The cursor is not one of yours; nothing was done.',
        410: '`sync.resync`: as for `GET`; nothing was done.',
      },
    },
    syncInput,
  ),
];
