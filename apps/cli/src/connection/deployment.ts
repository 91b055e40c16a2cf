import { NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { loadLocalEnvironment, SettingsModule, type SettingName } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { CommandError } from '../terminal/errors.ts';

const RUNTIME: readonly SettingName[] = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
];

/** Whether the deployment's own tables can be reached from here, not only its API. */
export function hasTables(environment: Record<string, string | undefined>): boolean {
  loadLocalEnvironment(environment);
  return Boolean(environment.GROUNDSWELL_TABLE_IDENTITY);
}

/**
 * Does `work` with the deployment's own data, as its functions would, and lets go of it afterwards.
 * @param modules what the work needs: a data module and its like
 * @param settings the settings that those modules read
 * @throws CommandError when no tables are known here
 */
export async function withDeployment<Result>(
  environment: Record<string, string | undefined>,
  modules: readonly (Type | DynamicModule)[],
  settings: readonly SettingName[],
  work: (application: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  if (!hasTables(environment)) {
    throw new CommandError('This needs the deployment’s tables, and none are known here. Start the local cloud with npm start');
  }
  const module = { module: CommandModule, imports: [SettingsModule.reading([...RUNTIME, ...settings]), RuntimeModule, ...modules] };
  const application = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}

/** Root of the application context of a command. */
class CommandModule {}
