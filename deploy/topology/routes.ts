import type { Caller, FunctionName, RouteSpec } from './model.ts';

const READS = { ratePerSecond: 500, burst: 1_000 };
const SENDS = { ratePerSecond: 1_000, burst: 2_000 };
const OPERATIONS = { ratePerSecond: 20, burst: 40 };
/** What hashes a password or sends a letter: few instances do as many as that. */
const DOORS = { ratePerSecond: 20, burst: 40 };
const PEOPLE = { ratePerSecond: 200, burst: 400 };

function read(path: string, queryStrings: readonly string[] = []): RouteSpec {
  return { method: 'GET', path, function: 'web', caller: 'anyone', throttle: READS, cache: { queryStrings } };
}

function send(path: string, caller: Caller = 'write-key'): RouteSpec {
  return { method: 'POST', path, function: 'ingest', caller, throttle: SENDS };
}

/** What Segment's browser SDK calls a route of ours, or asks before it sends. */
function sdk(method: RouteSpec['method'], path: string, caller: Caller): RouteSpec {
  return { method, path, function: 'ingest', caller, throttle: SENDS, undocumented: true };
}

function operate(method: RouteSpec['method'], path: string, name: FunctionName, caller: Caller = 'operator'): RouteSpec {
  return { method, path, function: name, caller, throttle: OPERATIONS };
}

/** Open to strangers, or dear for another reason. */
function door(method: RouteSpec['method'], path: string, caller: Caller = 'anyone'): RouteSpec {
  return { method, path, function: 'mobile', caller, throttle: DOORS };
}

/** For whoever is signed in. */
function signedIn(method: RouteSpec['method'], path: string): RouteSpec {
  return { method, path, function: 'mobile', caller: 'person', throttle: PEOPLE };
}

export const routes: readonly RouteSpec[] = [
  read('/v1/trends', ['scope', 'limit', 'cursor']),
  read('/v1/topics/{topic}', ['scope']),
  read('/v1/scopes'),
  read('/v1/search', ['q', 'limit']),
  read('/v1/status'),
  read('/api/v1/trends/tags', ['limit', 'offset']),
  read('/api/v1/trends', ['limit', 'offset']),
  operate('GET', '/v1/operator', 'web'),
  operate('GET', '/v1/operator/topics/{topic}', 'web'),
  operate('GET', '/v1/sources', 'web'),
  operate('GET', '/v1/sources/{source}/arrivals', 'web'),
  operate('PUT', '/v1/sources/{source}', 'web'),
  operate('POST', '/v1/sources/{source}/keys', 'web'),
  operate('DELETE', '/v1/sources/{source}/keys/{key}', 'web'),
  operate('GET', '/v1/sources/{source}/audit', 'web'),
  operate('GET', '/v1/moderation/settings', 'web', 'moderator'),
  operate('PUT', '/v1/moderation/settings', 'web', 'moderator'),
  operate('GET', '/v1/moderation/queue', 'web', 'moderator'),
  operate('GET', '/v1/moderation/audit', 'web', 'moderator'),
  operate('GET', '/v1/moderation/topics', 'web', 'moderator'),
  operate('GET', '/v1/moderation/topics/{topic}', 'web', 'moderator'),
  operate('PUT', '/v1/moderation/topics/{topic}', 'web', 'moderator'),
  operate('DELETE', '/v1/moderation/topics/{topic}', 'web', 'moderator'),
  operate('GET', '/v1/moderation/topics/{topic}/actors', 'web', 'moderator'),
  operate('GET', '/v1/moderation/actors', 'web', 'moderator'),
  operate('PUT', '/v1/moderation/actors', 'web', 'moderator'),
  operate('POST', '/v1/moderation/actors/lift', 'web', 'moderator'),
  operate('DELETE', '/v1/moderation/actors/{actor}', 'web', 'moderator'),
  operate('GET', '/v1/moderation/sweeps', 'web', 'moderator'),
  operate('PUT', '/v1/moderation/sweeps/{sweep}', 'web', 'moderator'),
  operate('DELETE', '/v1/moderation/sweeps/{sweep}', 'web', 'moderator'),
  operate('GET', '/api/v1/admin/trends/tags', 'web', 'moderator'),
  operate('POST', '/api/v1/admin/trends/tags/{tag}/approve', 'web', 'moderator'),
  operate('POST', '/api/v1/admin/trends/tags/{tag}/reject', 'web', 'moderator'),

  operate('DELETE', '/v1/actors/{actor}', 'web'),

  door('POST', '/v1/accounts'),
  door('POST', '/v1/accounts/verification'),
  door('POST', '/v1/accounts/reset'),
  door('PUT', '/v1/accounts/reset'),
  door('POST', '/v1/accounts/first-operator'),
  door('GET', '/v1/accounts', 'operator-in-person'),
  door('GET', '/v1/accounts/{account}', 'operator-in-person'),
  door('PUT', '/v1/accounts/{account}', 'operator-in-person'),
  signedIn('GET', '/v1/me/export'),
  door('POST', '/v1/me/erasure', 'person'),
  signedIn('GET', '/v1/accounts/me'),
  door('PUT', '/v1/accounts/me/password', 'person'),
  door('PUT', '/v1/accounts/me/outside', 'person'),
  door('POST', '/v1/accounts/me/authenticator', 'person'),
  door('PUT', '/v1/accounts/me/authenticator', 'person'),
  door('POST', '/v1/accounts/me/authenticator/recovery-codes', 'person'),
  door('POST', '/v1/accounts/me/authenticator/removal', 'person'),
  door('POST', '/v1/sessions'),
  door('POST', '/v1/sessions/outside'),
  signedIn('GET', '/v1/sessions'),
  signedIn('DELETE', '/v1/sessions'),
  signedIn('DELETE', '/v1/sessions/{session}'),
  door('POST', '/v1/browser/session'),
  signedIn('DELETE', '/v1/browser/session'),
  { method: 'POST', path: '/v1/browser/token', function: 'mobile', caller: 'anyone', throttle: PEOPLE },
  { method: 'POST', path: '/v1/token', function: 'mobile', caller: 'anyone', throttle: PEOPLE },
  { method: 'GET', path: '/.well-known/jwks.json', function: 'mobile', caller: 'anyone', throttle: READS, cache: { queryStrings: [] } },

  signedIn('GET', '/v1/profile'),
  signedIn('PUT', '/v1/profile'),
  ...['follows', 'mutes'].flatMap((name) => [
    signedIn('GET', `/v1/${name}`),
    signedIn('PUT', `/v1/${name}/{topic}`),
    signedIn('DELETE', `/v1/${name}/{topic}`),
  ]),
  signedIn('GET', '/v1/alerts'),
  signedIn('PUT', '/v1/alerts/{alert}'),
  signedIn('DELETE', '/v1/alerts/{alert}'),
  signedIn('GET', '/v1/feed'),
  signedIn('GET', '/v1/trends/for-you'),
  signedIn('POST', '/v1/me/activities'),
  signedIn('GET', '/v1/endpoints'),
  signedIn('POST', '/v1/endpoints'),
  signedIn('DELETE', '/v1/endpoints/{endpoint}'),
  signedIn('GET', '/v1/endpoints/vapid'),
  signedIn('GET', '/v1/endpoints/webhook-key'),
  signedIn('POST', '/v1/endpoints/webhook-key'),
  signedIn('GET', '/v1/sync'),
  signedIn('POST', '/v1/sync'),

  send('/v1/batch'),
  send('/v1/track'),
  send('/v1/identify'),
  send('/v1/page'),
  send('/v1/screen'),
  send('/v1/group'),
  send('/v1/alias'),
  send('/v1/events'),
  send('/v1/activities'),
  ...['b', 't', 'i', 'p', 's', 'g', 'a'].map((name) => sdk('POST', `/v1/${name}`, 'write-key')),
  ...['activities', 'batch', 'track', 'identify', 'page', 'screen', 'group', 'alias'].map((name) =>
    sdk('OPTIONS', `/v1/${name}`, 'anyone'),
  ),
  sdk('GET', '/v1/projects/{key}/settings', 'write-key'),
  operate('PUT', '/v1/sources/{source}/mapping', 'ingest', 'operator-key'),
  operate('POST', '/v1/sources/{source}/mapping/preview', 'ingest', 'operator-key'),
];
