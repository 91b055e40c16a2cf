import { setTimeout as wait } from 'node:timers/promises';
import type { LocalServer } from './server.ts';

/** A server that is started again, on the same port and data, when its process dies. */
export class Supervised implements LocalServer {
  readonly name: string;
  readonly endpoint: string;
  /** Resolves when it was stopped. */
  readonly exited: Promise<void>;
  private readonly start: () => Promise<LocalServer>;
  private readonly told: (message: string) => void;
  private current: LocalServer;
  private stopping = false;

  private constructor(first: LocalServer, start: () => Promise<LocalServer>, told: (message: string) => void) {
    this.name = first.name;
    this.endpoint = first.endpoint;
    this.current = first;
    this.start = start;
    this.told = told;
    this.exited = this.watch();
  }

  /** @param told given a line for a person each time the process died */
  static async start(start: () => Promise<LocalServer>, told: (message: string) => void): Promise<Supervised> {
    return new Supervised(await start(), start, told);
  }

  get pid(): number {
    return this.current.pid;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.current.stop();
    await this.exited;
  }

  kill(signal: NodeJS.Signals): void {
    this.stopping = true;
    this.current.kill(signal);
  }

  private async watch(): Promise<void> {
    for (;;) {
      await this.current.exited;
      if (this.stopping) return;
      try {
        this.current = await this.start();
        if (this.stopping) await this.current.stop();
        else this.told(`${this.name} died and was started again`);
      } catch (error) {
        this.told(`${this.name} died and does not start: ${error instanceof Error ? error.message : String(error)}`);
        await wait(2_000);
        if (this.stopping) return;
      }
    }
  }
}
