import { Clock } from '@groundswell/kernel';
import { CommandError, EXIT } from '../terminal/errors.ts';
import { hasTables } from './deployment.ts';
import { ensureSource, withSources, type SourceName } from './registered-sources.ts';
import { givenWriteKey, type GlobalOptions } from './target.ts';

/**
 * The write key to send with: the one that was given, else that of `source` in the local cloud,
 * where it is made when it is missing.
 * @throws CommandError when none was given and another deployment is addressed, or none runs here
 */
export async function resolveWriteKey(
  options: GlobalOptions,
  environment: Record<string, string | undefined>,
  source: SourceName,
): Promise<string> {
  const given = givenWriteKey(options, environment);
  if (given !== undefined) return given;
  if (options.url !== undefined || !hasTables(environment)) {
    throw new CommandError(
      'Which source sends this? Name a write key with --write-key, or start the local cloud with npm start',
      EXIT.misused,
    );
  }
  const { writeKeys } = await withSources(environment, (sources, application) => ensureSource(sources, application.get(Clock), source));
  const [key] = writeKeys;
  if (key === undefined)
    throw new CommandError(`The source ${source.id} has no write key. Make one: groundswell sources rotate-key ${source.id}`);
  return key;
}
