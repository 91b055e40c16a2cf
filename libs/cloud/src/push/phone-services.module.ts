import { Module } from '@nestjs/common';
import { PhoneServices } from '@groundswell/feed';
import { Settings } from '@groundswell/settings';
import { credentialsOf } from '../environment-credentials.ts';
import { SnsPhoneServices } from './sns-phone-services.ts';
import { SnsRequests } from './sns-requests.ts';

const requests = {
  provide: SnsRequests,
  useFactory: () =>
    new SnsRequests({ endpoint: process.env['AWS_ENDPOINT_URL_SNS'] || undefined, credentials: () => credentialsOf(process.env) }),
};

const phones = {
  provide: PhoneServices,
  inject: [SnsRequests, Settings],
  useFactory: (sns: SnsRequests, settings: Settings) =>
    new SnsPhoneServices(sns, {
      apns: settings.get('GROUNDSWELL_APNS_APPLICATION_ARN'),
      fcm: settings.get('GROUNDSWELL_FCM_APPLICATION_ARN'),
    }),
};

/**
 * Provides `PhoneServices` over SNS, or what stands for it at AWS's own variable AWS_ENDPOINT_URL_SNS. Needs the settings
 * GROUNDSWELL_APNS_APPLICATION_ARN and GROUNDSWELL_FCM_APPLICATION_ARN; a kind without one is refused, and SNS is never asked.
 */
@Module({ providers: [requests, phones], exports: [SnsRequests, PhoneServices] })
export class PhoneServicesModule {}
