export { type SettingName } from './names.ts';
export { Settings, SettingsError } from './settings.ts';
export { SettingsModule } from './settings.module.ts';
export { loadLocalEnvironment } from './local-environment.ts';
