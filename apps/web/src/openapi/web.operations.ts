import type { Operation } from '@groundswell/http';
import { mastodonQuery, mastodonTags } from '../mastodon/mastodon.schema.ts';
import { arrivalList, arrivalsQuery, operatorCheck, operatorTopicPage, registeredSource, sourceList } from '../operator/operator.schema.ts';
import { scopeList } from '../scopes/scopes.schema.ts';
import { foundTopics, searchQuery } from '../search/search.schema.ts';
import { keyInput, sourceInput, sourceTrail, sourceTrailQuery } from '../sources/sources.schema.ts';
import { authorQuery } from '../moderation/moderation.schema.ts';
import { status } from '../status/status.schema.ts';
import { topicPage, topicQuery } from '../topics/topics.schema.ts';
import { trendPage, trendsQuery } from '../trends/trends.schema.ts';

const TOPIC = 'Percent-encoded; normalised as it is when counted, and a leading `#` is dropped.';
const SOURCE = { source: 'Id of the source: lower case letters, digits and `-`, at most 40.' };
const NO_SOURCE = { 404: 'There is no such source.' };
const BUSY = { 503: 'Others change the source all the time; repeat it.' };
const MALFORMED = { 400: 'A parameter is malformed. Unknown parameters are ignored.' };

function read(path: string, rest: Omit<Operation, 'method' | 'path' | 'group' | 'caller'>): Operation {
  return { method: 'GET', path, group: 'Trends', caller: 'anyone', ...rest };
}

function operate(
  path: string,
  rest: Omit<Operation, 'method' | 'path' | 'group' | 'caller'>,
  method: Operation['method'] = 'GET',
): Operation {
  const problems = {
    401: 'The operator key or the access token is missing or wrong.',
    403: 'Only an operator may, in a session with a second factor.',
    ...rest.problems,
  };
  return { method, path, group: 'Operators', caller: 'operator', ...rest, problems };
}

/** Every route of the function `web`. */
export const webOperations: readonly Operation[] = [
  read('/v1/trends', { id: 'listTrends', summary: 'What rises in a scope', query: trendsQuery, answer: trendPage, problems: MALFORMED }),
  read('/v1/topics/{topic}', {
    id: 'readTopic',
    summary: 'A topic: why it trends, its history, related topics and recent activities',
    parameters: { topic: TOPIC },
    query: topicQuery,
    answer: topicPage,
    problems: { ...MALFORMED, 404: 'Nobody used it in the last 24 hours, or too few people did.' },
  }),
  read('/v1/scopes', { id: 'listScopes', summary: 'The scopes in which trends can be read', answer: scopeList }),
  read('/v1/search', {
    id: 'searchTopics',
    summary: 'Topics of the last 24 hours by a part of their name',
    query: searchQuery,
    answer: foundTopics,
    problems: MALFORMED,
  }),
  read('/v1/status', { id: 'readStatus', summary: 'Health and freshness', answer: status }),
  ...['/api/v1/trends/tags', '/api/v1/trends']
    .map((path, index) =>
      read(path, {
        id: index === 0 ? 'listMastodonTags' : 'listMastodonTrends',
        summary: index === 0 ? 'Hashtags that trend, as Mastodon answers' : 'The same under its older name',
        query: mastodonQuery,
        answer: mastodonTags,
        problems: MALFORMED,
      }),
    )
    .map((operation): Operation => ({ ...operation, group: 'Mastodon' })),
  operate('/v1/operator', { id: 'checkOperatorKey', summary: 'Is the operator key valid?', answer: operatorCheck }),
  operate('/v1/operator/topics/{topic}', {
    id: 'readTopicAsOperator',
    summary: 'A topic whether or not it is public, with its counts',
    parameters: { topic: TOPIC },
    query: topicQuery,
    answer: operatorTopicPage,
    problems: { ...MALFORMED, 404: 'That is no name of a topic.' },
  }),
  operate('/v1/sources', { id: 'listSources', summary: 'Registered sources and their write keys', answer: sourceList }),
  operate('/v1/sources/{source}/arrivals', {
    id: 'listArrivals',
    summary: 'What a source sent last',
    parameters: { source: 'Id of the source.' },
    query: arrivalsQuery,
    answer: arrivalList,
    problems: { ...MALFORMED, 404: 'There is no such source.' },
  }),
  operate(
    '/v1/sources/{source}',
    {
      id: 'putSource',
      summary: 'Creates a source with a write key, or replaces its settings; its keys and mapping rules stay',
      parameters: SOURCE,
      body: { 'application/json': sourceInput },
      answer: registeredSource,
      problems: { 400: 'A parameter or the body is malformed.', ...BUSY },
    },
    'PUT',
  ),
  operate(
    '/v1/sources/{source}/keys',
    {
      id: 'addWriteKey',
      summary: 'Adds a write key, once for an `Idempotency-Key`; the others go on until they are revoked',
      parameters: SOURCE,
      body: { 'application/json': keyInput },
      answer: registeredSource,
      problems: {
        400: 'A parameter or the body is malformed.',
        ...NO_SOURCE,
        409: 'It has ten keys: revoke one first. Or the same request is being done.',
        422: 'Another request had its `Idempotency-Key`.',
        ...BUSY,
      },
    },
    'POST',
  ),
  operate(
    '/v1/sources/{source}/keys/{key}',
    {
      id: 'revokeWriteKey',
      summary: 'Makes a write key worthless, everywhere within seconds',
      parameters: { ...SOURCE, key: 'Name of the key, as `writeKeys` has it; one that the source does not have changes nothing.' },
      query: authorQuery,
      answer: registeredSource,
      problems: { ...MALFORMED, ...NO_SOURCE, ...BUSY },
    },
    'DELETE',
  ),
  operate('/v1/sources/{source}/audit', {
    id: 'listSourceTrail',
    summary: 'Who did what to a source, when and why',
    parameters: SOURCE,
    query: sourceTrailQuery,
    answer: sourceTrail,
    problems: { ...MALFORMED, ...NO_SOURCE },
  }),
];
