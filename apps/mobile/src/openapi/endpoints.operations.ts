import type { Operation } from '@groundswell/http';
import { endpoint, endpointInput, endpointRemoved, endpoints, vapidKey, webhookKey } from '../endpoints/endpoints.schema.ts';

type Rest = Pick<Operation, 'id' | 'summary' | 'answer'> & Partial<Pick<Operation, 'parameters' | 'problems'>>;

const PROBLEMS = {
  401: 'The access token is missing, wrong or of a session that has ended.',
  429: 'You ask too often; `Retry-After` says when to try again.',
  503: 'It can not be found out just now; nothing was done.',
};

function own(method: Operation['method'], path: string, { problems, ...rest }: Rest, body?: Operation['answer']): Operation {
  const content = body && { body: { 'application/json': body } };
  const all = { ...PROBLEMS, ...problems };
  return { method, path: `/v1/endpoints${path}`, group: 'Personal', caller: 'person', ...rest, problems: all, ...content };
}

/** Every route of devices that people are pushed to on. */
export const endpointOperations: readonly Operation[] = [
  own('GET', '', { id: 'listEndpoints', summary: 'The devices that you are pushed to on', answer: endpoints }),
  own(
    'POST',
    '',
    {
      id: 'registerEndpoint',
      summary: 'Registers a browser or a phone for pushes, or again',
      answer: endpoint,
      problems: { 400: 'It has not the shape that was asked for, pushes may not go to the address, or are not set up for such phones.' },
    },
    endpointInput,
  ),
  own('DELETE', '/{endpoint}', {
    id: 'removeEndpoint',
    summary: 'Ends pushes to a device',
    parameters: { endpoint: 'Id of an endpoint of yours.' },
    answer: endpointRemoved,
    problems: { 404: 'You have no such endpoint.' },
  }),
  own('GET', '/vapid', { id: 'readVapidKey', summary: 'The key that browsers subscribe with', answer: vapidKey }),
  own('GET', '/webhook-key', { id: 'readWebhookKey', summary: 'What your webhooks are signed with', answer: webhookKey }),
  own('POST', '/webhook-key', {
    id: 'nextWebhookKey',
    summary: 'Makes a new key for webhooks; the one before is used beside it for a day',
    answer: webhookKey,
  }),
];
