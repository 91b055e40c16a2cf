/** Which page an address shows. */
export type Route =
  | { readonly page: 'trends'; readonly scope: string }
  | { readonly page: 'topic'; readonly topic: string; readonly scope: string }
  | { readonly page: 'start' }
  | { readonly page: 'score' }
  | { readonly page: 'missing' };

export const EVERYWHERE = 'everywhere';

/** Reads the address of a page. A topic that is not well encoded is a missing page. */
export function routeOf(url: URL): Route {
  const scope = url.searchParams.get('scope') ?? EVERYWHERE;
  const path = url.pathname.replace(/(.)\/+$/, '$1');
  if (path === '/' || path === '/index.html') return { page: 'trends', scope };
  if (path === '/start') return { page: 'start' };
  if (path === '/how-it-works') return { page: 'score' };
  const topic = /^\/topics\/([^/]+)$/.exec(path)?.[1];
  return topic === undefined ? { page: 'missing' } : topicRoute(topic, scope);
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

function scopeQuery(scope: string): string {
  return scope === EVERYWHERE ? '' : `?scope=${encodeURIComponent(scope).replace('%3A', ':')}`;
}
