import { activitiesResult } from '@groundswell/activity';
import { feedPage, feedQuery, ownActivities, trendsForYou, trendsForYouQuery } from '@groundswell/feed';
import type { Operation } from '@groundswell/http';

const PROBLEMS = {
  400: 'It has not the shape that was asked for.',
  401: 'The access token is missing, wrong or of a session that has ended.',
  429: 'You ask too often; `Retry-After` says when to try again.',
};

function own(operation: Omit<Operation, 'group' | 'caller'>): Operation {
  const out = { 503: 'It can not be found out just now.' };
  return { group: 'Personal', caller: 'person', ...operation, problems: { ...PROBLEMS, ...out, ...operation.problems } };
}

/** Every route of what a person sees, and what they post. */
export const feedOperations: readonly Operation[] = [
  own({
    method: 'GET',
    path: '/v1/feed',
    id: 'readFeed',
    summary: 'What rises where you are, what you follow, and what people like you follow, each with its reasons',
    query: feedQuery,
    answer: feedPage,
    problems: { 404: 'The cursor is none of yours.', 410: 'The cursor is too old: begin anew.' },
  }),
  own({
    method: 'GET',
    path: '/v1/trends/for-you',
    id: 'listTrendsForYou',
    summary: 'What rises in your regions and languages, and everywhere',
    query: trendsForYouQuery,
    answer: trendsForYou,
  }),
  own({
    method: 'POST',
    path: '/v1/me/activities',
    id: 'postActivities',
    summary: 'Posts activities as yourself, under a name that tells nobody who you are',
    body: { 'application/json': ownActivities },
    answer: activitiesResult,
    problems: {
      403: 'No kind among them is one that may be posted.',
      503: 'Not everything is durable; send it all again, which is harmless.',
    },
  }),
];
