export { SETTINGS, type SettingName } from './names.ts';
export type { SettingValues } from './schemas.ts';
export { Settings, SettingsError } from './settings.ts';
export { SettingsModule } from './settings.module.ts';
export { loadLocalEnvironment, localHome, type LocalCloud } from './local-environment.ts';
