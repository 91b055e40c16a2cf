import { ApiError } from '@groundswell/client';
import { describe, expect, it } from 'vitest';
import { renew } from './renewal.ts';

function store() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const refusal = (status: number, code: string) => new ApiError(status, { status, title: code, code } as never);

describe('renew', () => {
  it('chooses another secret each time, and keeps none once it was answered', async () => {
    const browser = store();
    const chosen = [await renew(Promise.resolve.bind(Promise), browser), await renew(Promise.resolve.bind(Promise), browser)] as string[];
    for (const secret of chosen) expect(secret).toMatch(/^[\w-]{43}$/);
    expect(chosen[0]).not.toBe(chosen[1]);
    expect(browser.kept.size).toBe(0);
  });

  it('asks the same again where no answer came', async () => {
    const browser = store();
    const asked: string[] = [];
    const lost = (next: string) => {
      asked.push(next);
      return Promise.reject(new TypeError('fetch failed'));
    };
    await expect(renew(lost, browser)).rejects.toThrow('fetch failed');
    await renew((next) => Promise.resolve(asked.push(next)), browser);
    expect(asked[1]).toBe(asked[0]);
    expect(browser.kept.size).toBe(0);
  });

  it('chooses anew where the cookie has the secret already, once', async () => {
    const browser = store();
    const asked: string[] = [];
    await expect(renew(() => Promise.reject(new TypeError('fetch failed')), browser)).rejects.toThrow('fetch failed');
    const refuse = (next: string) => {
      asked.push(next);
      return Promise.reject(refusal(400, 'invalid-input'));
    };
    await expect(renew(refuse, browser)).rejects.toThrow(ApiError);
    expect(new Set(asked).size).toBe(2);
  });

  it('forgets it with the session', async () => {
    const browser = store();
    await expect(renew(() => Promise.reject(refusal(401, 'session-ended')), browser)).rejects.toThrow(ApiError);
    expect(browser.kept.size).toBe(0);
  });
});
