import type { Express } from 'express';

interface Layer {
  match(path: string): boolean;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
}

/** The methods that an application serves a path by: empty when it serves it by none. */
export function allowedMethods(application: Express, path: string): readonly string[] {
  const methods = new Set<string>();
  for (const layer of application.router.stack as unknown as Layer[]) {
    if (layer.route === undefined || !matches(layer, path)) continue;
    for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
  }
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
