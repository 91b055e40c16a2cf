import { loadLocalEnvironment } from '@groundswell/settings';

type Environment = Readonly<Record<string, string | undefined>>;

/** The options that every command takes. */
export interface GlobalOptions {
  readonly url?: string;
  readonly writeKey?: string;
}

/** Where the local cloud listens unless told otherwise. */
const DEFAULT_URL = 'http://127.0.0.1:8080';

/** The API's address: `--url`, GROUNDSWELL_URL, what the running local cloud says, or its usual address. */
export function urlOf(options: GlobalOptions, environment: Environment): string {
  const home = { GROUNDSWELL_HOME: environment.GROUNDSWELL_HOME };
  const given = options.url ?? environment.GROUNDSWELL_URL ?? loadLocalEnvironment(home)?.url ?? DEFAULT_URL;
  return given.replace(/\/{1,9}$/, '');
}

/** The write key that was given: `--write-key` or GROUNDSWELL_WRITE_KEY. */
export function givenWriteKey(options: GlobalOptions, environment: Environment): string | undefined {
  return options.writeKey ?? (environment.GROUNDSWELL_WRITE_KEY || undefined);
}
