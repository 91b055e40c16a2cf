import type { RouteSpec } from '../../topology.ts';

export type RouteMatch =
  | { readonly found: 'route'; readonly route: RouteSpec; readonly parameters: Readonly<Record<string, string>> }
  | { readonly found: 'path'; readonly methods: readonly string[] }
  | { readonly found: 'nothing' };

interface Entry {
  readonly route: RouteSpec;
  readonly segments: readonly string[];
}

/** Finds the route of a request as API Gateway does: literal segments win over parameters. */
export class RouteTable {
  private readonly entries: readonly Entry[];

  constructor(routes: readonly RouteSpec[]) {
    this.entries = routes
      .map((route) => ({ route, segments: route.path.split('/') }))
      .toSorted((a, b) => parametersIn(a.segments) - parametersIn(b.segments));
  }

  /** @param path as it was sent, still percent-encoded. HEAD is served by GET. */
  match(method: string, path: string): RouteMatch {
    const segments = path.split('/');
    const fitting = this.entries.filter((entry) => fits(entry.segments, segments));
    const wanted = method === 'HEAD' ? 'GET' : method;
    const entry = fitting.find(({ route }) => route.method === wanted);
    if (entry !== undefined) return { found: 'route', route: entry.route, parameters: readParameters(entry.segments, segments) };
    if (fitting.length === 0) return { found: 'nothing' };
    return { found: 'path', methods: [...new Set(fitting.map(({ route }) => route.method))] };
  }
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter(isParameter).length;
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) => (isParameter(part) ? segments[index] !== '' : part === segments[index]));
}

function readParameters(pattern: readonly string[], segments: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pattern.flatMap((part, index) => (isParameter(part) ? [[part.slice(1, -1), segments[index] ?? '']] : [])));
}
