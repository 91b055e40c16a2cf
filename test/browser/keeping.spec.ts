import { expect, it } from 'vitest';
import { PERSON } from './support/fixture-people.ts';
import { describeInBrowser, useFixtureSite } from './support/fixture-site.ts';

describeInBrowser('what people keep', () => {
  const site = useFixtureSite();

  it('follows a topic from its page and from the list, and the list of follows knows', async () => {
    const { page, complaints } = await site.openSignedIn('/topics/quakecup');
    await page.getByRole('button', { name: 'Follow #QuakeCup' }).click();
    await page.getByRole('button', { name: 'Following #QuakeCup' }).waitFor();
    await page.getByRole('link', { name: 'All trends' }).click();
    const star = page.getByRole('button', { name: 'Follow #Sourdough' });
    await star.click();
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('link', { name: 'What you follow' }).click();
    await page.getByRole('button', { name: 'Unfollow sourdough' }).click();
    await page.getByRole('button', { name: 'Unfollow sourdough' }).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Topics you mute' }).getByLabel('Topic').fill('#Spoilers');
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('button', { name: 'Unmute spoilers' }).waitFor();
    await page.getByRole('button', { name: 'Unfollow quakecup' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads strangers who want to follow to the door, and back to the topic', async () => {
    const { page } = await site.open('/topics/aurora');
    await page.getByRole('link', { name: 'Sign in to follow #Aurora' }).click();
    await page.waitForURL('**/sign-in?to=%2Ftopics%2Faurora');
  });

  it('makes an alert and removes one', async () => {
    const { page } = await site.openSignedIn('/alerts');
    await page.getByLabel('When', { exact: true }).selectOption('enters-top');
    await page.getByLabel('Places that count').fill('3');
    await page.getByLabel('Where', { exact: true }).selectOption({ label: 'Brazil' });
    await page.getByRole('button', { name: 'Make the alert' }).click();
    await page.getByText('When a topic enters the top 3 in Brazil').waitFor();
    await page.getByRole('button', { name: 'Remove: When aurora starts to rise' }).click();
    await expect.poll(() => page.locator('.row').count()).toBe(2);
  });

  it('shows the feed with its reasons, and mutes what somebody does not want', async () => {
    const { page, complaints } = await site.openSignedIn('/feed');
    await page.getByText('because you follow #Aurora').waitFor();
    await page.getByRole('button', { name: 'Mute #Eleições' }).click();
    await page.getByRole('link', { name: '#Eleições' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('downloads everything, and erases the account of whoever gives the password', async () => {
    const { page, complaints } = await site.openSignedIn('/account');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download everything' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('groundswell-export.json');
    await page.getByText('Erase your account').click();
    const part = page.locator('#own-data');
    await part.getByLabel('Password', { exact: true }).fill(PERSON.password);
    await part.getByRole('button', { name: 'Erase everything about me' }).click();
    await page.waitForURL('**/erased');
    await page.getByText('It is being erased').waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(complaints.filter((complaint) => !complaint.includes('blob:'))).toEqual([]);
  });

  it('saves preferences', async () => {
    const { page } = await site.openSignedIn('/account');
    const part = page.locator('#preferences');
    await part.getByLabel('Languages').fill('no');
    await part.getByLabel('Digest of what rose').selectOption('day');
    await part.getByRole('button', { name: 'Save' }).click();
    await part.getByText('Saved.').waitFor();
    await page.reload();
    await expect.poll(() => part.getByLabel('Languages').inputValue()).toBe('no');
    expect(await part.getByLabel('Digest of what rose').inputValue()).toBe('day');
  });
});
