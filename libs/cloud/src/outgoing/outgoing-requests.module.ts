import { Module } from '@nestjs/common';
import { OutgoingRequests } from '@groundswell/security';
import { Settings, SettingsError } from '@groundswell/settings';

/**
 * Requests to addresses that people name, as the settings allow them.
 * @throws SettingsError when loopback is allowed to a deployment that is not local
 */
export function outgoingRequestsOf(settings: Settings): OutgoingRequests {
  const loopback = settings.get('GROUNDSWELL_OUTGOING_LOOPBACK') === 'allow';
  if (loopback && settings.get('GROUNDSWELL_STAGE') !== 'local') {
    throw new SettingsError('GROUNDSWELL_OUTGOING_LOOPBACK may be `allow` in local deployments alone');
  }
  return new OutgoingRequests({ loopback });
}

/** Provides `OutgoingRequests`. Needs the settings GROUNDSWELL_STAGE and GROUNDSWELL_OUTGOING_LOOPBACK. */
@Module({
  providers: [{ provide: OutgoingRequests, inject: [Settings], useFactory: outgoingRequestsOf }],
  exports: [OutgoingRequests],
})
export class OutgoingRequestsModule {}
