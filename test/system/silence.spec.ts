import { setTimeout as wait } from 'node:timers/promises';
import { HOUR } from '@groundswell/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { clockFrom } from './support/sample-day.ts';
import { TableChanges } from './support/table-changes.ts';

/** A day a minute: what is known of a topic goes when a day has passed. */
const RATE = 1_440;
const clock = clockFrom(Date.UTC(2031, 5, 2, 15), RATE);
const now = (): number => clock.origin + (Date.now() - clock.origin) * RATE;

let deployment: Deployment;

beforeAll(async () => {
  deployment = await deploy({ clock });
}, 120_000);
afterAll(() => deployment?.stop());

it('is idle a day after the last activity, and then writes nothing beyond its schedule', { timeout: 240_000 }, async () => {
  const { cloud } = deployment;
  await deployment.send(Array.from({ length: 40 }, (_, index) => ({ kind: 'post', actor: `a-${index}`, text: 'an evening of #Stars' })));
  await cloud.drained();
  await expect
    .poll(() => deployment.operator<{ usesPerDay: number }>('/v1/operator/topics/stars').then(({ usesPerDay }) => usesPerDay), {
      timeout: 30_000,
    })
    .toBe(40);
  const idleFrom = now() + 27 * HOUR;
  while (now() < idleFrom) await wait(500);

  const names = ['TRENDS', 'IDENTITY'].map((name) => cloud.environment[`GROUNDSWELL_TABLE_${name}`] ?? '');
  const [trends, identity] = (await Promise.all(names.map((name) => TableChanges.from(cloud, name)))) as [TableChanges, TableChanges];
  const from = Date.now();
  await wait(15_000);
  const changed = await trends.taken();
  expect(new Set(changed)).toEqual(new Set(['K#rank']));
  // The schedule fires twice a second at this rate: a lease and a word on how fresh lists are.
  expect(changed.length).toBeLessThanOrEqual((2 * 2 * (Date.now() - from)) / 1_000);
  expect(await identity.taken()).toEqual([]);

  // And this can tell: activity is seen.
  await deployment.send([{ kind: 'post', actor: 'a-1', text: 'an evening of #Stars' }]);
  await cloud.drained();
  expect((await trends.taken()).some((key) => key.startsWith('D#'))).toBe(true);
});
