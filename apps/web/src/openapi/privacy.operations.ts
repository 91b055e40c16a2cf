import type { Operation } from '@groundswell/http';
import { actorErasure, erasureQuery } from '../privacy/erasure.schema.ts';

/** Routes about forgetting people who have no account. */
export const privacyOperations: readonly Operation[] = [
  {
    method: 'DELETE',
    path: '/v1/actors/{actor}',
    id: 'eraseActor',
    group: 'Operators',
    summary: 'Forgets an actor: it is never counted again, and what is stored of it goes',
    caller: 'operator',
    parameters: { actor: 'Id as senders give it, or its keyed hash (`as`).' },
    query: erasureQuery,
    status: 202,
    answer: actorErasure,
    problems: {
      400: 'It is no hash, or too long.',
      401: 'The operator key or the access token is missing or wrong.',
      403: 'The role of an operator is needed, in a session with a second factor.',
      503: 'Not all of it is ordered yet; repeat it after `Retry-After`.',
    },
  },
];
