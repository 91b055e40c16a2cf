import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import type { SettingName } from './names.ts';
import { Settings } from './settings.ts';

/** Makes `Settings` available everywhere in an application. */
@Module({})
export class SettingsModule {
  /** @param names the settings that the application reads: those of its function in the topology */
  static reading(names: readonly SettingName[]): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      imports: [
        ConfigModule.forRoot({ ignoreEnvFile: true, validate: (environment) => ({ settings: Settings.read(names, environment) }) }),
      ],
      providers: [
        { provide: Settings, inject: [ConfigService], useFactory: (config: ConfigService) => config.getOrThrow<Settings>('settings') },
      ],
      exports: [Settings],
    };
  }
}
