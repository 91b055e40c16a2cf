import { activitiesResult } from '@groundswell/activity';
import type { Operation } from '@groundswell/http';
import type { ZodType } from 'zod';
import {
  activitiesInput,
  cloudEvent,
  cloudEvents,
  mappedEvent,
  mappingPreview,
  mappingRules,
  segmentBatch,
  segmentCall,
  segmentResult,
} from './ingest.schema.ts';

const JSON_TYPE = 'application/json';

const REFUSALS = {
  400: 'The body is not JSON, or has not the shape that was asked for.',
  401: 'The write key is missing or wrong.',
  403: 'The source may not send this kind.',
  413: 'The body is over 500 KB.',
  415: 'The content type is not one of those listed.',
  429: 'The source sends more than it may; `Retry-After` says when to try again.',
  503: 'Nothing of it may be durable; send it again after `Retry-After`, ids keep it from being counted twice.',
};

const OPERATOR_REFUSALS = { 400: REFUSALS[400], 401: 'The operator key is missing or wrong.', 404: 'There is no such source.' };

function send(path: string, id: string, summary: string, body: Operation['body'], answer: ZodType): Operation {
  return { method: 'POST', path, id, group: 'Sending', summary, caller: 'write-key', ...(body && { body }), answer, problems: REFUSALS };
}

const segmentCalls = ['track', 'identify', 'page', 'screen', 'group', 'alias'].map((call) =>
  send(
    `/v1/${call}`,
    `segment${call[0]?.toUpperCase()}${call.slice(1)}`,
    `Segment's \`${call}\``,
    { [JSON_TYPE]: segmentCall },
    segmentResult,
  ),
);

/** Every route of the function `ingest`. */
export const ingestOperations: readonly Operation[] = [
  send('/v1/activities', 'sendActivities', 'Activities, with what became of each', { [JSON_TYPE]: activitiesInput }, activitiesResult),
  send('/v1/batch', 'segmentBatch', "Segment's batch: point its SDKs here", { [JSON_TYPE]: segmentBatch }, segmentResult),
  ...segmentCalls,
  send(
    '/v1/events',
    'sendEvents',
    'CloudEvents: binary (headers `ce-*`), structured or a batch',
    {
      'application/cloudevents+json': cloudEvent,
      'application/cloudevents-batch+json': cloudEvents,
    },
    activitiesResult,
  ),
  {
    method: 'PUT',
    path: '/v1/sources/{source}/mapping',
    id: 'saveMapping',
    group: 'Operators',
    summary: "Replaces a source's mapping rules",
    caller: 'operator-key',
    parameters: { source: 'Id of the source.' },
    body: { [JSON_TYPE]: mappingRules },
    answer: mappingRules,
    problems: OPERATOR_REFUSALS,
  },
  {
    method: 'POST',
    path: '/v1/sources/{source}/mapping/preview',
    id: 'previewMapping',
    group: 'Operators',
    summary: 'What an event would become; nothing is counted',
    caller: 'operator-key',
    parameters: { source: 'Id of the source.' },
    body: { [JSON_TYPE]: mappingPreview },
    answer: mappedEvent,
    problems: OPERATOR_REFUSALS,
  },
];
