import { type AccountStore, type Mail, readAddress, type Vault } from '@groundswell/auth';
import { LettersToPeople, type Message, type Sent } from '@groundswell/feed';
import { UnavailableError } from '@groundswell/kernel';

/** Letters to the addresses of accounts, where somebody proved to read their mail. */
export class LettersToAccounts extends LettersToPeople {
  /** @param site address of the site, without a slash at its end */
  constructor(
    private readonly accounts: AccountStore,
    private readonly vault: Vault,
    private readonly mail: Mail,
    private readonly site: string,
  ) {
    super();
  }

  async send(person: string, { title, text, path }: Message): Promise<Sent> {
    const account = await this.accounts.byId(person);
    if (account === undefined) return { became: 'gone', reason: 'the account is gone' };
    if (account.verifiedAt === undefined) return { became: 'refused', reason: 'nobody has confirmed the address of the account' };
    if (account.disabledAt !== undefined) return { became: 'refused', reason: 'the account is disabled' };
    const body = [text, this.site + path, `You asked for this letter. Change what you get: ${this.site}/alerts`];
    try {
      await this.mail.send({
        to: await readAddress(this.vault, account),
        subject: `Groundswell: ${title}`,
        text: `${body.join('\n\n')}\n`,
      });
      return { became: 'taken' };
    } catch (error) {
      if (error instanceof UnavailableError) return { became: 'put-off', reason: 'letters can not be sent just now' };
      throw error;
    }
  }
}
