import { describe, expect, it } from 'vitest';
import { snippets } from './snippets.ts';

describe('snippets', () => {
  it.each(snippets('http://127.0.0.1:4700', 'wk_123'))('$name holds the address and the key', ({ code }) => {
    expect(code).toContain('http://127.0.0.1:4700');
    expect(code).toContain('wk_123');
  });

  it('sends well-formed JSON with curl', () => {
    const body = /-d '(.*)'/.exec(snippets('http://x', 'k')[0]?.code ?? '')?.[1] ?? '';
    expect(JSON.parse(body)).toMatchObject({ activities: [{ kind: 'post', actor: 'ada' }] });
  });
});
