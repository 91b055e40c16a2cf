import { notServed, type PhoneKind, PhoneServices } from '@groundswell/feed';
import { InvalidInputError } from '@groundswell/kernel';
import { SnsRefusedError, type SnsRequests, tag } from './sns-requests.ts';

/** ARNs of platform applications of SNS, where the deployment has any. */
export type PlatformApplications = Readonly<Partial<Record<PhoneKind, string | undefined>>>;

/** The endpoint that SNS says it has of a token, with other attributes: `Endpoint ARN already exists with the same Token`. */
function knownIn(said: string): string | undefined {
  const words = said.split(/\s/);
  const place = words[words.indexOf('already') - 1];
  return words[words.indexOf('already') + 1] === 'exists' && place?.includes(':endpoint/') ? place : undefined;
}

/** Phones as platform endpoints of Amazon SNS. */
export class SnsPhoneServices extends PhoneServices {
  constructor(
    private readonly sns: SnsRequests,
    private readonly applications: PlatformApplications,
  ) {
    super();
  }

  async register(kind: PhoneKind, token: string): Promise<string> {
    const application = this.applications[kind];
    if (application === undefined) throw notServed(kind);
    try {
      const place = await this.create(application, token);
      return (await this.enable(place, token)) ? place : await this.create(application, token);
    } catch (error) {
      if (error instanceof SnsRefusedError && error.code === 'InvalidParameter') throw new InvalidInputError('The token is none.');
      throw error;
    }
  }

  async forget(place: string): Promise<void> {
    try {
      await this.sns.ask('DeleteEndpoint', place, { EndpointArn: place });
    } catch (error) {
      if (!(error instanceof SnsRefusedError && error.code === 'NotFound')) throw error;
    }
  }

  private async create(application: string, token: string): Promise<string> {
    try {
      const answer = await this.sns.ask('CreatePlatformEndpoint', application, { PlatformApplicationArn: application, Token: token });
      const place = tag(answer, 'EndpointArn');
      if (place === undefined) throw new Error('SNS answered without the ARN of an endpoint');
      return place;
    } catch (error) {
      // It has the token with attributes of its own; they are set next.
      const place = error instanceof SnsRefusedError ? knownIn(error.said) : undefined;
      if (place === undefined) throw error;
      return place;
    }
  }

  /** SNS disables what a service refused once; the app is there again. @returns false where the endpoint has gone meanwhile */
  private async enable(place: string, token: string): Promise<boolean> {
    const attributes = { Enabled: 'true', Token: token };
    const entries = Object.entries(attributes).flatMap(([key, value], index) => [
      [`Attributes.entry.${index + 1}.key`, key],
      [`Attributes.entry.${index + 1}.value`, value],
    ]);
    try {
      await this.sns.ask('SetEndpointAttributes', place, { EndpointArn: place, ...Object.fromEntries(entries) });
      return true;
    } catch (error) {
      if (error instanceof SnsRefusedError && error.code === 'NotFound') return false;
      throw error;
    }
  }
}
