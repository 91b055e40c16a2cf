import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from './settings.ts';

/** What a running local cloud tells of itself in `.groundswell/local.json`. */
export interface LocalCloud {
  /** Where the site and the API are served. */
  readonly url: string;
  /** Where sent mail is shown. */
  readonly mailbox?: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The folder of the local cloud's data: GROUNDSWELL_HOME, or `.groundswell` in the working directory. */
export function localHome(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return environment.GROUNDSWELL_HOME || '.groundswell';
}

/**
 * Lets a process that was started by hand (nest start, the CLI) use the local cloud that runs: fills
 * `environment` with what it gives its functions. Does nothing where the environment already names
 * tables or a DynamoDB, as on AWS and inside the local cloud; variables that are set stay.
 * @returns what the local cloud tells of itself; undefined when it was not needed or does not run
 * @throws SettingsError when the file is there but is not what the local cloud writes
 */
export function loadLocalEnvironment(environment: Record<string, string | undefined> = process.env): LocalCloud | undefined {
  const given = Object.keys(environment).some(
    (name) => name === 'AWS_ENDPOINT_URL_DYNAMODB' || name.startsWith('GROUNDSWELL_TABLE_') || name === 'AWS_LAMBDA_FUNCTION_NAME',
  );
  if (given) return undefined;
  const path = join(localHome(environment), 'local.json');
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const cloud = parseLocalCloud(text, path);
  for (const [name, value] of Object.entries(cloud.environment)) environment[name] ??= value;
  return cloud;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseLocalCloud(text: string, path: string): LocalCloud {
  const broken = new SettingsError(`${path} is not what the local cloud writes: stop it, delete the file and run npm start`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken;
  }
  if (typeof value !== 'object' || value === null || !('url' in value) || !('environment' in value)) throw broken;
  if (typeof value.url !== 'string' || typeof value.environment !== 'object' || value.environment === null) throw broken;
  return value as LocalCloud;
}
