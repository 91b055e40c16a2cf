/**
 * Sends batches of 100 activities of 100 different people for some seconds, and prints what became of
 * them as one line of JSON. A process of its own: `node ingest-load.ts '{"url":...}'`.
 */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface IngestLoad {
  readonly url: string;
  readonly writeKey: string;
  readonly seconds: number;
  /** Requests under way at a time. */
  readonly concurrency: number;
  /** Activities a second at most; 0: as many as are taken. */
  readonly rate: number;
}

export interface IngestLoadResult {
  readonly accepted: number;
  readonly requests: number;
  /** Requests that were not answered with 200, and were sent again until they were. */
  readonly retried: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Activities accepted in the whole second with the fewest. */
  readonly slowestSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const BATCH = 100;
const PEOPLE = 20_000;
const TRIES = 100;

class Load {
  private readonly agent: Agent;
  private readonly run = Date.now().toString(36);
  private readonly started = performance.now();
  private readonly times: number[] = [];
  private readonly bySecond: number[] = [];
  private batches = 0;
  private accepted = 0;
  private retried = 0;

  private readonly load: IngestLoad;

  constructor(load: IngestLoad) {
    this.load = load;
    this.agent = new Agent({ keepAlive: true, maxSockets: load.concurrency });
  }

  async generate(): Promise<IngestLoadResult> {
    await Promise.all(Array.from({ length: this.load.concurrency }, () => this.sendInTurn()));
    const seconds = (performance.now() - this.started) / 1_000;
    this.agent.destroy();
    const sorted = this.times.sort((a, b) => a - b);
    const whole = this.bySecond.slice(0, Math.floor(seconds));
    return {
      accepted: this.accepted,
      requests: this.times.length,
      retried: this.retried,
      seconds,
      slowestSecond: Math.min(...Array.from(whole, (count) => count ?? 0)),
      p50Ms: sorted[Math.floor(sorted.length / 2)] ?? 0,
      p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    };
  }

  private async sendInTurn(): Promise<void> {
    const { seconds, rate } = this.load;
    while (performance.now() - this.started < seconds * 1_000) {
      const batch = this.batches++;
      const due = rate === 0 ? 0 : (batch * BATCH * 1_000) / rate - (performance.now() - this.started);
      if (due > 0) await wait(due);
      await this.untilAccepted(this.bodyOf(batch));
    }
  }

  /** The same ids each time: what was accepted without our hearing of it is not counted twice. */
  private async untilAccepted(body: string): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const started = performance.now();
      const accepted = await this.post(body).catch(() => undefined);
      if (accepted !== undefined) {
        const ended = performance.now();
        const second = Math.floor((ended - this.started) / 1_000);
        this.times.push(ended - started);
        this.bySecond[second] = (this.bySecond[second] ?? 0) + accepted;
        this.accepted += accepted;
        return;
      }
      this.retried += 1;
      await wait(100 * Math.min(attempt, 20));
    }
    throw new Error('the cloud takes nothing');
  }

  /** @returns how many were accepted; undefined when the answer is not 200 */
  private post(body: string): Promise<number | undefined> {
    const { url, writeKey } = this.load;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${writeKey}`, 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const sent = request(new URL('/v1/activities', url), { method: 'POST', agent: this.agent, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          if (response.statusCode !== 200) resolve(undefined);
          else resolve((JSON.parse(Buffer.concat(chunks).toString()) as { accepted: number }).accepted);
        });
      });
      sent.once('error', reject).once('timeout', () => sent.destroy(new Error('no answer')));
      sent.end(body);
    });
  }

  private bodyOf(batch: number): string {
    const first = (batch * BATCH) % PEOPLE;
    const activities = Array.from({ length: BATCH }, (_, index) => ({
      id: `${this.run}-${batch}-${index}`,
      kind: 'post',
      actor: `person-${first + index}`,
      text: `What people say about #topic${(batch * 7 + index) % 500} and #thing${index % 10}`,
      language: index % 3 === 0 ? 'pt' : 'en',
    }));
    return JSON.stringify({ activities });
  }
}

const [argument = ''] = process.argv.slice(2);
console.log(JSON.stringify(await new Load(JSON.parse(argument) as IngestLoad).generate()));
