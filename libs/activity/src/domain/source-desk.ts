import { type Clock, KnownError, NotFoundError } from '@groundswell/kernel';
import type { Source } from './source.ts';
import type { SourceAuthor, SourceDeed, SourceSettings } from './source-trail.ts';
import type { Sources } from './sources.ts';
import { newWriteKey, writeKeyName } from './write-key.ts';

/** Keys that a source may have at once: one in use, one that comes, and room for those that were forgotten. */
const MAX_KEYS = 10;

/** Thrown when a source has as many write keys as it may have. */
export class TooManyKeysError extends KnownError {
  readonly code = 'too-many-keys';
  readonly status = 409;

  constructor() {
    super(`A source has at most ${MAX_KEYS} write keys: revoke one first`);
  }
}

/** What operators do to sources; each deed stands in the trail of its source, and what changes nothing does not. */
export class SourceDesk {
  constructor(
    private readonly sources: Sources,
    private readonly clock: Clock,
  ) {}

  /** Creates the source with a write key, or replaces its settings; keys and mapping rules stay. */
  async put(id: string, settings: SourceSettings, author: SourceAuthor): Promise<Source> {
    const at = this.clock.now();
    const changed = await this.sources.change(id, (before) => {
      if (before !== undefined && isSame(settingsOf(before), settings)) return undefined;
      const { createdAt, writeKeys, mapping } = before ?? { createdAt: at, writeKeys: [newWriteKey()], mapping: undefined };
      const source: Source = { id, ...settings, writeKeys, createdAt, ...(mapping !== undefined && { mapping }) };
      return { source, deed: { action: before === undefined ? 'create' : 'settings', at, settings, ...author } };
    });
    return existing(changed);
  }

  /**
   * Adds a write key, first of all; the others go on until they are revoked. Each call adds one.
   * @throws NotFoundError when there is no such source
   * @throws TooManyKeysError when there is no room for one more
   */
  addKey(id: string, author: SourceAuthor): Promise<Source> {
    const key = newWriteKey();
    return this.changeKeys(id, author, 'add-key', (keys) => {
      if (keys.length >= MAX_KEYS) throw new TooManyKeysError();
      return [key, ...keys];
    });
  }

  /**
   * Makes a write key worthless, everywhere within seconds. A name that no key of the source has changes nothing.
   * @param name as `writeKeyName` makes it
   * @throws NotFoundError when there is no such source
   */
  revokeKey(id: string, name: string, author: SourceAuthor): Promise<Source> {
    return this.changeKeys(id, author, 'revoke-key', (keys) => keys.filter((key) => writeKeyName(key) !== name));
  }

  private async changeKeys(
    id: string,
    author: SourceAuthor,
    action: SourceDeed['action'],
    change: (keys: readonly string[]) => readonly string[],
  ): Promise<Source> {
    const at = this.clock.now();
    const changed = await this.sources.change(id, (before) => {
      if (before === undefined) return undefined;
      const writeKeys = change(before.writeKeys);
      if (writeKeys.length === before.writeKeys.length) return undefined;
      const [key = ''] = differing(before.writeKeys, writeKeys);
      return { source: { ...before, writeKeys }, deed: { action, at, keyEnding: key.slice(-4), ...author } };
    });
    return existing(changed);
  }
}

/** What one of both has and the other has not. */
function differing(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...one.filter((key) => !other.includes(key)), ...other.filter((key) => !one.includes(key))];
}

function settingsOf({ name, allowedKinds, ratePerSecond, servers }: Source): SourceSettings {
  return {
    name,
    ...(allowedKinds !== undefined && { allowedKinds }),
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(servers !== undefined && { servers }),
  };
}

function isSame(one: SourceSettings, other: SourceSettings): boolean {
  const text = ({ name, allowedKinds, ratePerSecond, servers }: SourceSettings): string =>
    JSON.stringify([name, allowedKinds ?? null, ratePerSecond ?? null, servers ?? null]);
  return text(one) === text(other);
}

function existing(source: Source | undefined): Source {
  if (source === undefined) throw new NotFoundError('There is no such source');
  return source;
}
