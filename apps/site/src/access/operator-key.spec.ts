import { describe, expect, it } from 'vitest';
import { keyOfFragment, OperatorKeyring } from './operator-key.ts';

function store() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    kept,
  };
}

describe('keyOfFragment', () => {
  it('takes the key that npm start prints', () => {
    expect(keyOfFragment('#operator=gs_abc-123')).toBe('gs_abc-123');
    expect(keyOfFragment('#x=1&operator=k')).toBe('k');
  });

  it('finds none elsewhere', () => {
    expect(keyOfFragment('')).toBeUndefined();
    expect(keyOfFragment('#operator=')).toBeUndefined();
    expect(keyOfFragment('#main')).toBeUndefined();
  });
});

describe('OperatorKeyring', () => {
  it('keeps the key in one place only, and forgets it everywhere', () => {
    const session = store();
    const device = store();
    const keyring = new OperatorKeyring({ session, device });
    keyring.keep('one', 'device');
    expect(keyring.key()).toBe('one');
    keyring.keep('two', 'session');
    expect(keyring.key()).toBe('two');
    expect(device.kept.size).toBe(0);
    keyring.forget();
    expect(keyring.key()).toBeUndefined();
    expect(session.kept.size).toBe(0);
  });
});
