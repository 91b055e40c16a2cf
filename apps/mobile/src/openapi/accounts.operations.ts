import type { Operation } from '@groundswell/http';
import {
  accepted,
  account,
  accountChange,
  accountQuery,
  accountWithCodes,
  addressInput,
  browserRefreshInput,
  browserTokens,
  codeInput,
  credentials,
  deskAccount,
  ended,
  enrolment,
  enrolmentInput,
  firstCodeInput,
  firstOperatorInput,
  keySet,
  outsideCredentials,
  outsideInput,
  passwordInput,
  proofInput,
  refreshInput,
  resetInput,
  sessions,
  signUpInput,
  tokens,
  verificationInput,
} from '../accounts/accounts.schema.ts';

type Rest = Omit<Operation, 'path' | 'group' | 'caller' | 'method' | 'body'> & Partial<Pick<Operation, 'caller'>>;
type Schema = Operation['answer'];

const MALFORMED = { 400: 'The body is not JSON, or has not the shape that was asked for.' };
const TOO_OFTEN = { 429: 'It was tried too often; `Retry-After` says when to try again.' };
const SIGNED_OUT = { 401: 'The access token is missing, wrong or of a session that has ended.' };
const CLOSED = { 403: 'Nobody confirmed the address yet, an operator disabled the account, or its owner has it erased.' };
const WRONG = { 401: 'Address, password or code are wrong, or only a code is missing: `second-factor-needed`.' };
const LINK = { 400: 'The link was used, has expired, or the password is not one that is taken.' };
const CONFLICT = { 409: 'It contradicts what is: an operator exists, an address is taken, a second factor is set up.' };
const OUT = { 503: 'It can not be found out just now; nothing was done.' };

function operation(
  group: 'Accounts' | 'Sessions',
  method: Operation['method'],
  path: string,
  { caller = 'anyone', ...rest }: Rest,
  body?: Schema,
): Operation {
  const problems = { ...(body && MALFORMED), ...(caller !== 'anyone' && SIGNED_OUT), ...OUT, ...rest.problems };
  return { method, path, group, caller, ...rest, problems, ...(body && { body: { 'application/json': body } }) };
}

function accounts(method: Operation['method'], path: string, rest: Rest, body?: Schema): Operation {
  return operation('Accounts', method, `/v1/accounts${path}`, rest, body);
}

/** What a person changes of their own account. */
function own(method: Operation['method'], path: string, rest: Rest, body?: Schema): Operation {
  return accounts(method, `/me${path}`, { caller: 'person', ...rest }, body);
}

/** Every route of the function `mobile` that is about accounts. */
export const accountOperations: readonly Operation[] = [
  accounts(
    'POST',
    '',
    { id: 'signUp', summary: 'Signs up; a letter says how to go on', status: 202, answer: accepted, problems: TOO_OFTEN },
    signUpInput,
  ),
  accounts(
    'POST',
    '/verification',
    {
      id: 'verifyAddress',
      summary: 'Confirms an address by a mailed link and the password that was chosen at sign-up',
      answer: accepted,
      problems: {
        ...TOO_OFTEN,
        400: 'The link was used or has expired.',
        401: 'The password is not the one that was chosen at sign-up. The link stays good.',
        403: 'An operator disabled the account, or its owner has it erased.',
      },
    },
    verificationInput,
  ),
  accounts(
    'POST',
    '/reset',
    {
      id: 'requestReset',
      summary: 'Asks for a new password; a letter says how to go on',
      status: 202,
      answer: accepted,
      problems: TOO_OFTEN,
    },
    addressInput,
  ),
  accounts(
    'PUT',
    '/reset',
    { id: 'resetPassword', summary: 'Sets a new password by a mailed link; ends every session', answer: accepted, problems: LINK },
    resetInput,
  ),
  accounts(
    'POST',
    '/first-operator',
    {
      id: 'becomeFirstOperator',
      summary: 'Makes the first operator, by a printed link',
      answer: account,
      problems: { ...LINK, ...CONFLICT },
    },
    firstOperatorInput,
  ),
  accounts('GET', '', {
    id: 'findAccount',
    summary: 'An account by its address',
    caller: 'operator-in-person',
    query: accountQuery,
    answer: deskAccount,
    problems: { ...MALFORMED, 403: 'Only an operator may, in a session with a second factor.', 404: 'There is no such account.' },
  }),
  accounts('GET', '/{account}', {
    id: 'readAccount',
    summary: 'An account by its id',
    caller: 'operator-in-person',
    parameters: { account: 'Id of the account.' },
    answer: deskAccount,
    problems: { 403: 'Only an operator may, in a session with a second factor.', 404: 'There is no such account.' },
  }),
  accounts(
    'PUT',
    '/{account}',
    {
      id: 'changeAccount',
      summary: "Changes somebody else's role, disables an account, takes a lost authenticator away",
      caller: 'operator-in-person',
      parameters: { account: 'Id of the account.' },
      answer: deskAccount,
      problems: { ...CONFLICT, 403: 'Only an operator may, in a session with a second factor.', 404: 'There is no such account.' },
    },
    accountChange,
  ),
  own('GET', '', { id: 'readOwnAccount', summary: 'Your account', answer: account }),
  own(
    'PUT',
    '/password',
    {
      id: 'changePassword',
      summary: 'A new password by the old one; ends every session',
      answer: ended,
      problems: { ...TOO_OFTEN, 401: 'The password or the access token is wrong.' },
    },
    passwordInput,
  ),
  own(
    'PUT',
    '/outside',
    {
      id: 'linkOutsideAccount',
      summary: 'Lets an account of the outside issuer sign in as this one',
      answer: account,
      problems: { ...TOO_OFTEN, ...CONFLICT, 401: 'A token or the password is wrong.', 404: 'There is no outside issuer.' },
    },
    outsideInput,
  ),
  own(
    'POST',
    '/authenticator',
    {
      id: 'enrolAuthenticator',
      summary: 'Begins a second factor: what an authenticator app is told',
      answer: enrolment,
      problems: { ...TOO_OFTEN, ...CONFLICT, 401: 'The password or the access token is wrong.' },
    },
    enrolmentInput,
  ),
  own(
    'PUT',
    '/authenticator',
    {
      id: 'confirmAuthenticator',
      summary: 'Confirms the second factor by its first code, and gives recovery codes',
      answer: accountWithCodes,
      problems: { ...TOO_OFTEN, ...CONFLICT, 401: 'The code or the access token is wrong.' },
    },
    firstCodeInput,
  ),
  own(
    'POST',
    '/authenticator/recovery-codes',
    {
      id: 'renewRecoveryCodes',
      summary: 'New recovery codes, by the password and a code; those of before work no more',
      answer: accountWithCodes,
      problems: { ...TOO_OFTEN, 401: 'The password, the code or the access token is wrong.' },
    },
    proofInput,
  ),
  own(
    'POST',
    '/authenticator/removal',
    {
      id: 'removeAuthenticator',
      summary: 'Takes the second factor away, by a code of it or a recovery code',
      answer: account,
      problems: { ...TOO_OFTEN, 401: 'The code or the access token is wrong.' },
    },
    codeInput,
  ),
  operation(
    'Sessions',
    'POST',
    '/v1/sessions',
    { id: 'signIn', summary: 'Signs in', answer: tokens, problems: { ...WRONG, ...CLOSED, ...TOO_OFTEN } },
    credentials,
  ),
  operation(
    'Sessions',
    'POST',
    '/v1/sessions/outside',
    {
      id: 'signInOutside',
      summary: 'Signs in with an ID token of the outside issuer',
      answer: tokens,
      problems: {
        ...CLOSED,
        ...CONFLICT,
        ...TOO_OFTEN,
        401: 'The token is not valid here, or a code is missing.',
        404: 'There is no outside issuer.',
      },
    },
    outsideCredentials,
  ),
  operation('Sessions', 'GET', '/v1/sessions', {
    id: 'listSessions',
    summary: 'Where you are signed in',
    caller: 'person',
    answer: sessions,
  }),
  operation('Sessions', 'DELETE', '/v1/sessions', {
    id: 'endAllSessions',
    summary: 'Signs out everywhere',
    caller: 'person',
    answer: ended,
  }),
  operation('Sessions', 'DELETE', '/v1/sessions/{session}', {
    id: 'endSession',
    summary: 'Signs out on one device',
    caller: 'person',
    parameters: { session: 'Id of the session.' },
    answer: ended,
    problems: { 404: 'There is no such session of yours.' },
  }),
  operation(
    'Sessions',
    'POST',
    '/v1/token',
    {
      id: 'refreshTokens',
      summary: 'Continues a session: a new access token, and the next refresh token',
      answer: tokens,
      problems: { 401: 'The session has ended, or the token was used before, which ends it.' },
    },
    refreshInput,
  ),
  operation(
    'Sessions',
    'POST',
    '/v1/browser/session',
    {
      id: 'signInBrowser',
      summary: 'Signs in a page of the site: the refresh token goes into a cookie that no script reads',
      answer: browserTokens,
      problems: { ...WRONG, ...TOO_OFTEN, 403: `${CLOSED[403]} Or another site's page asked.` },
    },
    credentials,
  ),
  operation(
    'Sessions',
    'POST',
    '/v1/browser/token',
    {
      id: 'refreshBrowserTokens',
      summary: 'Continues the session that the cookie names, and renews the cookie',
      answer: browserTokens,
      problems: { 401: 'There is no cookie, or its session has ended.', 403: "Another site's page asked." },
    },
    browserRefreshInput,
  ),
  operation('Sessions', 'DELETE', '/v1/browser/session', {
    id: 'signOutBrowser',
    summary: 'Signs a page of the site out, and has the cookie forgotten',
    caller: 'person',
    answer: ended,
    problems: { 403: "Another site's page asked." },
  }),
  operation('Sessions', 'GET', '/.well-known/jwks.json', {
    id: 'readKeySet',
    summary: 'Keys that access tokens are signed with',
    answer: keySet,
  }),
];
