/** Pages whose address says everything. */
export const PLACES = {
  '/start': 'start',
  '/how-it-works': 'score',
  '/sign-up': 'sign-up',
  '/verify': 'verify',
  '/reset': 'reset',
  '/operator': 'operator',
  '/account': 'account',
  '/sources': 'sources',
  '/people': 'people',
  '/erased': 'erased',
  '/feed': 'feed',
  '/follows': 'follows',
  '/alerts': 'alerts',
} as const;

/** Parts of the page of moderation; the first one needs no name. */
const MODERATION_PARTS = ['queue', 'topics', 'actors', 'sweeps', 'audit'] as const;
export type ModerationPart = (typeof MODERATION_PARTS)[number];

/** Which page an address shows. */
export type Route =
  | { readonly page: 'trends'; readonly scope: string }
  | { readonly page: 'topic'; readonly topic: string; readonly scope: string }
  | { readonly page: 'sign-in'; readonly to: string }
  | { readonly page: (typeof PLACES)[keyof typeof PLACES] }
  | { readonly page: 'moderation'; readonly part: ModerationPart }
  | { readonly page: 'missing' };

export const EVERYWHERE = 'everywhere';
/** Where people go on to who signed in without coming from anywhere. */
const HOME = '/feed';

/** Reads the address of a page. A topic that is not well encoded is a missing page. */
export function routeOf(url: URL): Route {
  const scope = url.searchParams.get('scope') ?? EVERYWHERE;
  const path = url.pathname.replace(/(.)\/{1,9}$/, '$1');
  if (path === '/' || path === '/index.html') return { page: 'trends', scope };
  if (path === '/sign-in') return { page: 'sign-in', to: ownPath(url.searchParams.get('to')) };
  if (Object.hasOwn(PLACES, path)) return { page: PLACES[path as keyof typeof PLACES] };
  if (path === '/moderation') return { page: 'moderation', part: 'queue' };
  const part = MODERATION_PARTS.find((name) => path === `/moderation/${name}`);
  if (part !== undefined) return { page: 'moderation', part };
  const topic = /^\/topics\/([^/]+)$/.exec(path)?.[1];
  return topic === undefined ? { page: 'missing' } : topicRoute(topic, scope);
}

/** A path of this site; an address elsewhere, which somebody else's link may name, is none. */
function ownPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : HOME;
}

function topicRoute(encoded: string, scope: string): Route {
  try {
    return { page: 'topic', topic: decodeURIComponent(encoded), scope };
  } catch {
    return { page: 'missing' };
  }
}

export function trendsPath(scope: string): string {
  return `/${scopeQuery(scope)}`;
}

export function topicPath(topic: string, scope: string = EVERYWHERE): string {
  return `/topics/${encodeURIComponent(topic)}${scopeQuery(scope)}`;
}

/** Where somebody signs in who then goes on to `path`. */
export function signInPath(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}

function scopeQuery(scope: string): string {
  return scope === EVERYWHERE ? '' : `?scope=${encodeURIComponent(scope).replace('%3A', ':')}`;
}
