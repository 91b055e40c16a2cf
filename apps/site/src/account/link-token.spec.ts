import { describe, expect, it } from 'vitest';
import { tokenOfFragment } from './link-token.ts';

const TOKEN = `gst_${'aB3_-'.repeat(8)}xyz`;

describe('tokenOfFragment', () => {
  it('takes the token that a letter has', () => {
    expect(tokenOfFragment(`#${TOKEN}`)).toBe(TOKEN);
  });

  it.each(['', '#', '#main', '#operator=key', `#${TOKEN}x`, `#${TOKEN.slice(1)}`])('takes nothing else: %j', (hash) => {
    expect(tokenOfFragment(hash)).toBeUndefined();
  });
});
