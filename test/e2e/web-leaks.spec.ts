import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourOf, NOON, sampleOf, trendOf } from '../../apps/web/test/twins.ts';
import { topology } from '../../deploy/topology.ts';
import { operatorOver } from '../factories/moderation.ts';
import { startWebApp, type WebApp } from './web.app.ts';

/** Words that only few used, that were said in private, or that an operator denied: no public answer may hold one. */
const PLANTED = [
  '271828182845',
  'rash',
  'blistered',
  'necklace',
  'ana@example.org',
  'tinysource',
  'fewpeople',
  'planted-source',
  'planted-id',
  'forbidden',
];

let web: WebApp;

beforeEach(async () => {
  web = await startWebApp();
  const { reads, samples } = web;
  reads.rise('everywhere', [
    trendOf('search:rash', { actorsPerDay: 4 }),
    trendOf('forbidden', { label: '#Forbidden' }),
    trendOf('ai'),
    trendOf('fewpeople', { actorsPerDay: 4, label: '#FewPeople' }),
  ]);
  reads.use({ topic: 'search:blistered feet', label: 'blistered feet', actorsPerDay: 1 });
  reads.lists.set('source:tinysource', { scope: 'source:tinysource', at: NOON, trends: [trendOf('fewpeople', { actorsPerDay: 4 })] });
  reads.summaries = [
    { scope: 'everywhere', actorsPerDay: 100, trending: 3 },
    { scope: 'source:tinysource', actorsPerDay: 4, trending: 1 },
  ];
  for (const topic of ['ai', 'fewpeople', 'search:rash']) reads.past(topic, 'everywhere', [{ hour: hourOf(NOON), uses: 5, actors: 4 }]);
  const source = 'planted-source';
  const purchase = {
    ...sampleOf({ source, id: 'planted-id-1', kind: 'purchase', topics: ['ai'], text: 'a necklace for Ana' }),
    properties: { to: 'ana@example.org' },
  };
  const post = {
    ...sampleOf({
      source,
      id: 'planted-id-2',
      topics: ['ai', 'fewpeople', 'search:rash', 'forbidden'],
      text: 'new #AI #FewPeople #fewPEOPLE #Forbidden',
    }),
    // A keyed hash, which is nobody's business either.
    actor: 271_828_182_845,
  };
  await operatorOver(web.decisions, web.clock, 'operator').desk.decide('forbidden', 'denied', { by: 'ana' });
  // A kind that is no longer public may have been kept as one while it was.
  await samples.keep([purchase, post], [{ ...purchase, countedAt: NOON }]);
});
afterEach(() => web.close());

const WORDS = [
  'ai',
  'forbidden',
  'forb',
  'rash',
  'search:rash',
  'blistered',
  'search:blistered feet',
  'fewpeople',
  '#FewPeople',
  'necklace',
  's',
  'e',
];
const SCOPES = ['everywhere', 'source:tinysource', 'kind:purchase', 'source:planted-source'];

/** Every way to ask a public route. */
function questions(path: string, queryStrings: readonly string[]): string[] {
  const paths = path.includes('{topic}') ? WORDS.map((word) => path.replace('{topic}', encodeURIComponent(word))) : [path];
  const queries = [''];
  if (queryStrings.includes('scope')) queries.push(...SCOPES.map((scope) => `?scope=${scope}`));
  if (queryStrings.includes('q')) queries.push(...WORDS.map((word) => `?q=${encodeURIComponent(word)}&limit=50`));
  if (queryStrings.includes('offset')) queries.push('?limit=20', '?offset=1');
  return paths.flatMap((one) => queries.map((query) => one + query));
}

/** What was asked comes back in some answers: that is no leak. */
function told(text: string, question: string): string {
  const body = JSON.parse(text) as Record<string, unknown>;
  for (const echoed of ['q', 'scope', 'instance']) {
    const value = decodeURIComponent(String(body[echoed]));
    if (decodeURIComponent(question).includes(value)) delete body[echoed];
  }
  return JSON.stringify(body).toLowerCase();
}

const publicRoutes = topology.routes.filter(({ function: name, caller }) => name === 'web' && caller === 'anyone');

describe('public routes', () => {
  it.each(publicRoutes)('$path tells nothing rare and nothing private', async ({ path, cache }) => {
    for (const question of questions(path, cache?.queryStrings ?? [])) {
      const { text, headers } = await request(web.url).get(question);
      for (const planted of PLANTED)
        expect(told(text, question) + JSON.stringify(headers), `${planted} in ${question}`).not.toContain(planted);
    }
  });

  it('do show what is public in the same world, so that silence above means something', async () => {
    const page = await request(web.url).get('/v1/topics/ai');
    expect(page.body).toMatchObject({ samples: [{ text: 'new #AI #… #… #…', topics: ['ai'] }], related: [] });
    expect((await request(web.url).get('/v1/trends')).body).toMatchObject({ trends: [{ topic: 'ai', rank: 1 }] });
    const operator = await request(web.url).get('/v1/operator/topics/search%3Arash').set('authorization', `Bearer ${web.operatorKey}`);
    expect(operator.text).toContain('search:rash');
  });

  it('never send a member that the schema does not name', async () => {
    web.reads.lists.set('everywhere', {
      scope: 'everywhere',
      at: NOON,
      trends: [{ ...trendOf('ai'), actors: ['ana@example.org'] } as never],
    });
    expect((await request(web.url).get('/v1/trends')).text).not.toContain('ana@');
  });

  it('log nothing of it either', async () => {
    for (const { path, cache } of publicRoutes)
      for (const question of questions(path, cache?.queryStrings ?? [])) await request(web.url).get(question);
    for (const planted of PLANTED) expect(web.logged.join('\n'), planted).not.toContain(planted);
  });
});
