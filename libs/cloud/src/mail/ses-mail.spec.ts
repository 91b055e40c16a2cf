import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Settings } from '@groundswell/settings';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMail } from '../../../../deploy/local/servers/mail.ts';
import { mailOf } from './mail.module.ts';
import { SesMail } from './ses-mail.ts';

const letter = { to: 'ada@example.org', subject: 'Grüße', text: 'Line one\n\nhttp://localhost/verify#gst_token\n' };
const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
const optionsFor = (endpoint: string) => ({ from: 'groundswell@local.example', region: 'us-east-1', credentials, endpoint });

/** Answers with each of `statuses` in turn. */
async function serverAnswering(statuses: readonly number[]): Promise<{ readonly endpoint: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(statuses[asked.length - 1] ?? 500).end('{"message":"about ada@example.org"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('letters by SES', () => {
  it('arrive as they were written, in the local mailbox', async () => {
    const sink = await startMail();
    onTestFinished(() => sink.stop());
    await new SesMail(optionsFor(sink.endpoint)).send(letter);
    const { emails } = (await (await fetch(`${sink.endpoint}/store`)).json()) as { emails: readonly object[] };
    expect(emails).toEqual([
      expect.objectContaining({
        from: 'groundswell@local.example',
        destination: { to: [letter.to], cc: [], bcc: [] },
        subject: letter.subject,
        body: { text: letter.text },
      }),
    ]);
  });

  it('are sent once more when they were not taken, signed for the path', async () => {
    const { endpoint, asked } = await serverAnswering([500, 200]);
    await new SesMail(optionsFor(endpoint)).send(letter);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(2).fill('POST /v2/email/outbound-emails'));
    expect(asked[1]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/us-east-1\/ses\/aws4_request, /);
  });

  it('are unavailable when SES refuses twice, and nobody is told whom they were for', async () => {
    const { endpoint, asked } = await serverAnswering([403, 403]);
    const refused: unknown = await new SesMail(optionsFor(endpoint)).send(letter).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 503, cause: expect.objectContaining({ message: expect.stringContaining('answered 403') }) });
    expect(String((refused as Error).cause)).not.toContain(letter.to);
    expect(asked).toHaveLength(2);
  });

  it('go to nobody where a local cloud has no mailbox, and need a region elsewhere', async () => {
    const settings = (stage: string) =>
      Settings.read(['GROUNDSWELL_STAGE', 'GROUNDSWELL_MAIL_FROM'], { GROUNDSWELL_STAGE: stage, GROUNDSWELL_MAIL_FROM: 'a@example.org' });
    await expect(mailOf(settings('local'), { AWS_REGION: 'us-east-1' }).send(letter)).rejects.toMatchObject({ status: 503 });
    expect(() => mailOf(settings('prod'), {})).toThrow('AWS_REGION is missing');
    expect(mailOf(settings('prod'), { AWS_REGION: 'eu-west-1' })).toBeInstanceOf(SesMail);
  });

  it('have a sender, or accounts do not start', () => {
    expect(() => Settings.read(['GROUNDSWELL_MAIL_FROM'], {})).toThrow('GROUNDSWELL_MAIL_FROM is missing');
  });
});
