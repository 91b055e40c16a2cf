import type { SettingName } from './names.ts';
import { schemas, type SettingValues } from './schemas.ts';

/** Thrown at start when an environment variable is missing or malformed; names every one that is. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The environment, read once, checked and typed. */
export class Settings {
  private constructor(private readonly values: ReadonlyMap<SettingName, unknown>) {}

  /**
   * Reads `names` from `environment`; an empty variable counts as absent.
   * @throws SettingsError naming each variable that is missing or malformed, never its value
   */
  static read(names: readonly SettingName[], environment: Readonly<Record<string, string | undefined>>): Settings {
    const values = new Map<SettingName, unknown>();
    const problems: string[] = [];
    for (const name of names) {
      const text = environment[name];
      const result = schemas[name].safeParse(text === '' ? undefined : text);
      if (result.success) values.set(name, result.data);
      else problems.push(`${name} is ${text ? `malformed (${result.error.issues[0]?.message ?? ''})` : 'missing'}`);
    }
    if (problems.length > 0) throw new SettingsError(problems.join('; '));
    return new Settings(values);
  }

  /**
   * The value of a setting.
   * @throws SettingsError when the application did not list the setting as one that it reads
   */
  get<Name extends SettingName>(name: Name): SettingValues[Name] {
    if (!this.values.has(name)) throw new SettingsError(`${name} is not among the settings that this application reads`);
    return this.values.get(name) as SettingValues[Name];
  }
}
