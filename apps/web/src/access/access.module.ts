import { Module } from '@nestjs/common';
import { AccessVerifier, AccountStore, audienceAt, PublishedKeys, SessionStore, SigningKeyStore, Standings } from '@groundswell/auth';
import { AccountDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';

/**
 * Provides `AccessVerifier`, which knows people with a role by the tables alone, and signs and opens nothing. Without
 * GROUNDSWELL_PUBLIC_URL, which tokens name, there are no accounts, and nothing is provided. Needs `RuntimeModule`.
 */
@Module({
  imports: [AccountDataModule],
  providers: [
    {
      provide: AccessVerifier,
      inject: [Settings, SigningKeyStore, AccountStore, SessionStore, Clock],
      useFactory: (settings: Settings, keys: SigningKeyStore, accounts: AccountStore, sessions: SessionStore, clock: Clock) => {
        const url = settings.get('GROUNDSWELL_PUBLIC_URL');
        if (url === undefined) return undefined;
        const standings = new Standings(accounts, sessions, clock);
        return new AccessVerifier({ keys: new PublishedKeys(keys, clock), audience: audienceAt(url), standings, clock });
      },
    },
  ],
  exports: [AccessVerifier],
})
export class AccessModule {}
