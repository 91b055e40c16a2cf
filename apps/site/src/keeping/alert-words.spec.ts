import { describe, expect, it } from 'vitest';
import { alertWords, failureWords, waysWords } from './alert-words.ts';

describe('alertWords', () => {
  it('says what is watched, and where', () => {
    expect(alertWords({ when: { kind: 'topic-starts', topic: 'ai' } })).toBe('When ai starts to rise');
    expect(alertWords({ when: { kind: 'topic-starts', topic: 'ai', scope: 'language:pt' } })).toBe('When ai starts to rise in Portuguese');
    expect(alertWords({ when: { kind: 'enters-top', scope: 'everywhere', top: 10 } })).toBe('When a topic enters the top 10 everywhere');
  });

  it('says what did not arrive', () => {
    const gone = { by: 'webhook', webhook: 'https://a.example/', reason: 'the receiver answered 404' } as const;
    expect(failureWords(gone)).toBe('By webhook to https://a.example/ you were not told: the receiver answered 404.');
    expect(failureWords({ by: 'push', reason: 'x' })).toBe('By push you were not told: x.');
  });

  it('says how', () => {
    expect(waysWords(['push', 'email'])).toBe('By push and e-mail');
    expect(waysWords(['webhook'])).toBe('By webhook');
  });
});
