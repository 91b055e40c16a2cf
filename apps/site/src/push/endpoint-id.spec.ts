import { describe, expect, it } from 'vitest';
import { endpointIdOf } from './endpoint-id.ts';

describe('the id of a subscription', () => {
  // What `endpointId` of libs/feed makes of them: the pages of a site know nothing of that library.
  it.each([
    ['https://push.example/1', '-CvGYj9ElxE4_RhWaQcqvJ'],
    ['https://push.example/ü?a=b', 'eeLzkzdw32CZs2IW0t-TSn'],
  ])('is the one that the API has for it: %s', async (url, id) => {
    expect(await endpointIdOf(url)).toBe(id);
  });
});
