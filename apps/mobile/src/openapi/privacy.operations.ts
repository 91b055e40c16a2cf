import type { Operation } from '@groundswell/http';
import { erasureInput, erasureOrdered, personalExport } from '../privacy/privacy.schema.ts';

const SIGNED_OUT = 'The access token is missing, wrong or of a session that has ended.';

/** Routes by which people take what is held about them along, and have it erased. */
export const privacyOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/me/export',
    id: 'exportMyData',
    group: 'Personal',
    summary: 'Everything that is held about you, as one document',
    caller: 'person',
    answer: personalExport,
    problems: { 401: SIGNED_OUT, 429: 'Five in ten seconds at most.', 503: 'Not everything could be read just now.' },
  },
  {
    method: 'POST',
    path: '/v1/me/erasure',
    id: 'eraseMe',
    group: 'Personal',
    summary: 'Erases your account and everything about you; ends every session',
    caller: 'person',
    body: { 'application/json': erasureInput },
    status: 202,
    answer: erasureOrdered,
    problems: {
      400: 'The password is missing.',
      401: `${SIGNED_OUT} Or the password or the code is wrong or missing.`,
      403: 'An account without a password needs a session of the last ten minutes.',
      409: 'An operator has to give up the role first.',
      429: 'It was tried too often; `Retry-After` says when to try again.',
      503: 'It can not be found out just now whether it was ordered: sign in, and order it again.',
    },
  },
];
