import { describe, expect, it } from 'vitest';
import { RequestSigner } from './request-signer.ts';

/** From AWS' Signature Version 4 test suite. */
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const NOW = new Date('2015-08-30T12:36:00Z');

describe('signatures', () => {
  const signer = new RequestSigner('service', 'us-east-1');

  it('are those of the test suite: post-vanilla', () => {
    expect(signer.sign({ host: 'example.amazonaws.com' }, '', credentials, NOW)['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });

  it('are those of the test suite: post-x-www-form-urlencoded', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', host: 'example.amazonaws.com' };
    expect(signer.sign(headers, 'Param1=value1', credentials, NOW)['authorization']).toContain(
      'Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    );
  });

  it('carry the token of temporary credentials, and follow new ones', () => {
    const signed = signer.sign({ host: 'h' }, '', { ...credentials, sessionToken: 'token' }, NOW);
    expect(signed['x-amz-security-token']).toBe('token');
    expect(signed['authorization']).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token');
    const other = signer.sign({ host: 'h' }, '', { ...credentials, secretAccessKey: 'other' }, NOW);
    expect(other['authorization']).not.toBe(signer.sign({ host: 'h' }, '', credentials, NOW)['authorization']);
  });
});
