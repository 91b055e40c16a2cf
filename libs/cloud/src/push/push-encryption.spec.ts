import { createECDH, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encryptPush, LARGEST_PUSH } from './push-encryption.ts';
import { Vapid } from './vapid.ts';

const bytes = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');
/** RFC 8291, appendix A. */
const RECEIVER = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
const AUTH = 'BTBZMqHH6r4Tts7J_aSIgg';

describe('the body of a Web Push', () => {
  it('is that of the example in RFC 8291', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
    const body = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), RECEIVER, AUTH, {
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
      sender,
    });
    expect(body.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is as long as push services have to take, at most, and differs each time', () => {
    const largest = Buffer.alloc(LARGEST_PUSH, 'a');
    expect(encryptPush(largest, RECEIVER, AUTH)).toHaveLength(4_096);
    expect(encryptPush(largest, RECEIVER, AUTH)).not.toEqual(encryptPush(largest, RECEIVER, AUTH));
    expect(() => encryptPush(Buffer.alloc(LARGEST_PUSH + 1), RECEIVER, AUTH)).toThrow(RangeError);
    expect(() => encryptPush(largest, 'AAAA', AUTH)).toThrow('Public key is not valid');
  });
});

describe('VAPID', () => {
  it('is signed for one push service, for half a day, with the key that browsers know', () => {
    const now = Date.UTC(2026, 10, 23);
    const vapid = new Vapid('a key of at least thirty-two characters', 'mailto:a@example.org');
    const header = vapid.authorization('https://push.example', now);
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
    expect(key).toBe(vapid.publicKey);
    const [head = '', claims = '', signature = ''] = token.split('.');
    expect(JSON.parse(bytes(head).toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
    expect(JSON.parse(bytes(claims).toString())).toEqual({
      aud: 'https://push.example',
      exp: now / 1_000 + 43_200,
      sub: 'mailto:a@example.org',
    });
    const point = bytes(key);
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(true);
    expect(vapid.authorization('https://push.example', now + 1_000)).toBe(header);
    expect(vapid.authorization('https://push.example', now + 12 * 3_600_000)).not.toBe(header);
    // However many services people name, few headers are kept.
    const first = vapid.authorization('https://0.example', now);
    for (let service = 1; service < 600; service += 1) vapid.authorization(`https://${service}.example`, now);
    expect(vapid.authorization('https://0.example', now)).not.toBe(first);
  });

  it('is one of each deployment', () => {
    const keys = ['one', 'one', 'another'].map(
      (name) => new Vapid(`${name} key of at least thirty-two characters`, 'mailto:a@example.org').publicKey,
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
    expect(bytes(keys[0] ?? '')).toHaveLength(65);
  });
});
