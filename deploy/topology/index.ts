import { alarms } from './alarms.ts';
import { functions } from './functions.ts';
import type { Topology } from './model.ts';
import { routes } from './routes.ts';
import { buckets, queues, streams, tables } from './tables.ts';

/** The single list of what exists: every renderer renders this. */
export const topology: Topology = {
  functions,
  routes,
  tables,
  streams,
  buckets,
  queues,
  alarms,
  site: {
    directory: 'dist/site',
    fallback: 'index.html',
    headers: {
      contentSecurityPolicy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      referrerPolicy: 'strict-origin-when-cross-origin',
    },
  },
  gateway: {
    // Compressed and form-encoded bodies come from SDKs that mislabel them: keep every byte.
    binaryMediaTypes: ['*/*'],
    maxBodyBytes: 10 * 1_024 * 1_024,
    timeoutSeconds: 29,
  },
};
