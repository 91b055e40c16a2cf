import { Module } from '@nestjs/common';
import { Mail } from '@groundswell/auth';
import { Settings, SettingsError } from '@groundswell/settings';
import { credentialsOf, type Environment } from '../environment-credentials.ts';
import { NoMail } from './no-mail.ts';
import { SesMail } from './ses-mail.ts';

/**
 * SES of the region, or what stands for it at AWS's own variable AWS_ENDPOINT_URL_SESV2. A local cloud without that
 * never asks AWS.
 * @throws SettingsError when the region is not known
 */
export function mailOf(settings: Settings, environment: Environment = process.env): Mail {
  const { AWS_ENDPOINT_URL_SESV2: endpoint, AWS_REGION: region } = environment;
  if (!endpoint && settings.get('GROUNDSWELL_STAGE') === 'local') return new NoMail();
  if (!region) throw new SettingsError('AWS_REGION is missing, which letters by SES need');
  const from = settings.get('GROUNDSWELL_MAIL_FROM');
  return new SesMail({ from, region, endpoint: endpoint || undefined, credentials: () => credentialsOf(environment) });
}

/** Provides `Mail`. Needs the settings GROUNDSWELL_STAGE and GROUNDSWELL_MAIL_FROM. */
@Module({
  providers: [{ provide: Mail, inject: [Settings], useFactory: (settings: Settings) => mailOf(settings) }],
  exports: [Mail],
})
export class MailModule {}
