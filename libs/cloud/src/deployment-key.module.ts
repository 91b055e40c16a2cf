import { Module } from '@nestjs/common';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, FixedDeploymentKey } from '@groundswell/security';
import { Settings, SettingsError } from '@groundswell/settings';
import { SecretDeploymentKey } from './deployment-key.ts';

/**
 * The key as the settings give it: itself, or the secret that holds it.
 * @throws SettingsError when they give neither
 */
export function deploymentKeyOf(settings: Settings, clock: Clock): DeploymentKey {
  const key = settings.get('GROUNDSWELL_DEPLOYMENT_KEY');
  if (key !== undefined) return new FixedDeploymentKey(key);
  const arn = settings.get('GROUNDSWELL_DEPLOYMENT_KEY_ARN');
  if (arn !== undefined) return new SecretDeploymentKey(arn, clock);
  throw new SettingsError('GROUNDSWELL_DEPLOYMENT_KEY or GROUNDSWELL_DEPLOYMENT_KEY_ARN is missing');
}

/** Provides `DeploymentKey`. Needs both settings among those that the application reads, and `RuntimeModule`. */
@Module({
  providers: [{ provide: DeploymentKey, inject: [Settings, Clock], useFactory: deploymentKeyOf }],
  exports: [DeploymentKey],
})
export class DeploymentKeyModule {}
