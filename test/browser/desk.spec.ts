import { expect, it } from 'vitest';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';
import { OTHER } from './support/fixture-accounts.ts';
import { OPERATOR_KEY } from './support/fixture-server.ts';

describeInBrowser('the pages of moderators and operators', () => {
  const site = useFixtureSite();

  it('let a moderator decide on what waits, and tell who did', async () => {
    Object.assign(site.server.people, { role: 'moderator', secondFactor: true });
    const { page, complaints } = await site.openSignedIn('/');
    await page.getByRole('button', { name: 'Account of' }).click();
    expect(await page.locator('.menu').getByRole('link').allInnerTexts()).not.toContain('Sources');
    await page.getByRole('link', { name: 'Moderation' }).click();
    await page.getByRole('button', { name: 'Deny #FreePrize' }).click();
    await page.getByText('#FreePrize').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Topics', exact: true }).click();
    const first = page.locator('.row').first();
    await expect.poll(() => first.innerText()).toMatch(/freeprize\s*denied\s+.*by you/);
    await page.getByRole('button', { name: 'Take back: freeprize' }).click();
    await expect.poll(() => first.innerText()).toContain('fjordfestival');
    expect(complaints).toEqual([]);
  });

  it('ban by ids that are forgotten at once, and order a sweep', async () => {
    Object.assign(site.server.people, { role: 'moderator', secondFactor: true });
    const { page } = await site.openSignedIn('/moderation/actors');
    await page.getByLabel('Their ids').fill('eve\n\n mallory ');
    await page.getByRole('button', { name: 'Ban', exact: true }).click();
    await page.getByText('2 more are banned.').waitFor();
    expect(await page.getByLabel('Their ids').inputValue()).toBe('');
    await page.getByRole('link', { name: 'Sweeps' }).click();
    await page.getByRole('textbox', { name: 'Topic' }).fill('spamwave');
    await page.getByRole('button', { name: 'Order it' }).click();
    await expect.poll(() => page.locator('.row').first().innerText()).toMatch(/spamwave\s*ordered/);
  });

  it('open by the operator key as well, and say what is missing to everybody else', async () => {
    const { page } = await site.open('/moderation');
    await page.getByText('sign in, or give the operator key').waitFor();
    await page.getByLabel('Operator key').fill(OPERATOR_KEY);
    await page.getByRole('button', { name: 'Use the key' }).click();
    await page.getByText('#FreePrize').waitFor();
    Object.assign(site.server.people, { role: 'operator', secondFactor: false });
    const other = await site.openSignedIn('/sources');
    await other.page.getByText('Your role counts once you have an authenticator').waitFor();
  });

  it('make a source, change its keys and revoke only who is sure', async () => {
    Object.assign(site.server.people, { role: 'operator', secondFactor: true });
    const { page } = await site.openSignedIn('/sources');
    await page.getByRole('region', { name: 'Make a source' }).getByLabel('Name').fill('Harbour Shop');
    await page.getByRole('button', { name: 'Make the source' }).click();
    const shop = page.getByRole('region', { name: 'Harbour Shop' });
    await shop.getByText('harbour-shop').waitFor();
    await shop.getByRole('button', { name: 'Revoke' }).click();
    await shop.getByRole('button', { name: 'Keep it' }).click();
    await shop.getByRole('button', { name: 'Revoke' }).click();
    await shop.getByRole('button', { name: 'Revoke it for good' }).click();
    await shop.getByText('It has no write key').waitFor();
  });

  it('find somebody by address, set their role, take a lost authenticator away and close the account, each after asking', async () => {
    Object.assign(site.server.people, { role: 'operator', secondFactor: true });
    const { page } = await site.openSignedIn('/people');
    const find = async (wanted: string) => {
      await page.getByLabel('E-mail address or id').fill(wanted);
      await page.getByRole('button', { name: 'Find' }).click();
    };
    await find('account nobody');
    await page.getByText('It does not exist').waitFor();
    await find(OTHER.address);
    const card = page.getByRole('region', { name: OTHER.address });
    await card.getByText('On 2 devices').waitFor();
    await card.getByLabel('Operator: looks after').check();
    await card.getByRole('button', { name: 'Set the role' }).click();
    await card.locator('.badge', { hasText: 'operator' }).waitFor();
    await card.getByRole('button', { name: 'Take the authenticator away' }).click();
    await card.getByRole('button', { name: 'Leave it' }).click();
    await card.getByRole('button', { name: 'Take the authenticator away' }).click();
    await card.getByRole('button', { name: 'Take it away' }).click();
    await card.getByText('None').waitFor();
    await card.getByRole('button', { name: 'Close the account' }).click();
    await card.getByRole('button', { name: 'Close it' }).click();
    await card.getByRole('button', { name: 'Open the account again' }).waitFor();
  });

  it('show people to operators in person alone: a key is not asked for', async () => {
    Object.assign(site.server.people, { role: 'moderator', secondFactor: true });
    const { page } = await site.openSignedIn('/people');
    await page.getByText('This is for operators').waitFor();
    expect(await page.getByLabel('Operator key').count()).toBe(0);
  });
});
