/**
 * A day with a phone: somebody signs up, follows topics, loses the network, goes on, and comes back, while a second phone of theirs
 * changes the same things. Written as an app would be: nothing here is of Node or of a browser.
 */
import { answerOf, type DeviceStorage, mergeMembers, openGroundswell, openKeptItems, SyncSchedule } from '@groundswell/client';

export interface Surroundings {
  /** Address of the deployment. */
  readonly baseUrl: string;
  /** `new KeyValueStorage(AsyncStorage)` of an app; an empty one for each phone. */
  readonly storage: () => DeviceStorage;
  /** Where the platform has no `crypto`: `getRandomBytes` of expo-crypto. */
  readonly randomBytes?: (length: number) => Uint8Array;
  /** What stands behind the `#` of the link in the letter that verifies an address. */
  readonly letter: (address: string) => Promise<string>;
  readonly say: (line: string) => void;
}

/** A phone, whose network can be switched off. */
function phone({ baseUrl, storage, randomBytes }: Surroundings) {
  const network = { isOn: true };
  const groundswell = openGroundswell({
    baseUrl,
    storage: storage(),
    fetch: (request) => (network.isOn ? fetch(request) : Promise.reject(new TypeError('Network request failed'))),
    ...(randomBytes && { platform: { randomBytes } }),
  });
  return { ...groundswell, network };
}

/** @returns the topics that both phones show in the end */
export async function dayWithAPhone(surroundings: Surroundings): Promise<readonly string[]> {
  const { say } = surroundings;
  const first = phone(surroundings);
  const id = Math.random().toString(36).slice(2);
  const credentials = { address: `ada-${id}@example.org`, password: `a long password ${id}` };
  await first.session.signUp(credentials);
  await first.session.verify(await surroundings.letter(credentials.address), credentials.password);
  await first.session.signIn(credentials);
  say(`signed up and in as ${(await answerOf(first.api.GET('/v1/accounts/me'))).address}`);

  const kept = await openKeptItems(first, { settle: mergeMembers });
  const shown = () => kept.list('follows').map(({ id, isPending }) => (isPending ? `${id} (waits)` : id));
  kept.on((event) => {
    if (event.type === 'conflict') say(`conflict over ${event.conflict.collection}/${event.conflict.item}: merged`);
    if (event.type === 'refused') say(`refused: ${event.problem?.code}`);
  });
  await kept.set('follows', '#AI', {});
  await kept.set('follows', 'tea', {});
  await kept.set('profile', 'me', { displayName: 'Ada', languages: ['en'] });
  await kept.sync();
  say(`follows ${shown().join(', ')}`);

  first.network.isOn = false;
  await kept.set('follows', 'oolong', {});
  await kept.remove('follows', 'tea');
  await kept.set('profile', 'me', { ...kept.get('profile', 'me'), timeZone: 'Europe/Lisbon' });
  await kept.sync().catch((error: unknown) => say(`offline: ${(error as Error).message}`));
  say(`without a network: ${shown().join(', ')}; ${kept.waiting.length} changes wait`);

  const second = phone(surroundings);
  await second.session.signIn(credentials);
  const there = await openKeptItems(second);
  await there.sync();
  await there.set('profile', 'me', { ...there.get('profile', 'me'), displayName: 'Ada Lovelace' });
  await there.sync();
  say(
    `the second phone follows ${there
      .list('follows')
      .map(({ id }) => id)
      .join(', ')}, and changed the name`,
  );

  first.network.isOn = true;
  const schedule = new SyncSchedule(kept);
  schedule.start();
  await until(() => kept.waiting.length === 0);
  schedule.stop();
  await there.sync();
  const { displayName, timeZone } = there.get('profile', 'me') ?? {};
  say(`back: ${shown().join(', ')}; both phones know ${displayName} in ${timeZone}`);
  const follows = there.list('follows').map((item) => item.id);
  await Promise.all([first.session.signOut(), second.session.signOut()]);
  return follows;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 50));
}
