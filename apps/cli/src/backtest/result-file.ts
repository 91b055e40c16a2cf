import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { CommandError } from '../terminal/errors.ts';

/**
 * A file that is there as a whole or not at all: lines go to a file beside it, which takes its name at
 * the end.
 */
export class ResultFile {
  private readonly beside: string;
  private readonly stream: ReturnType<typeof createWriteStream>;
  private failure: Error | undefined;
  /** Lets go on who waits for the disk. */
  private onReady: () => void = () => undefined;

  constructor(private readonly path: string) {
    this.beside = `${path}.part`;
    this.stream = createWriteStream(this.beside);
    this.stream.on('error', (error) => {
      this.failure = error;
      this.onReady();
    });
    this.stream.on('drain', () => this.onReady());
  }

  /** @throws CommandError when it cannot be written */
  async write(line: string): Promise<void> {
    if (!this.stream.write(`${line}\n`) && this.failure === undefined) await new Promise<void>((resolve) => (this.onReady = resolve));
    this.refuseFailure();
  }

  async keep(): Promise<void> {
    await new Promise<void>((resolve) => this.stream.once('error', () => resolve()).end(resolve));
    this.refuseFailure();
    await rename(this.beside, this.path);
  }

  /** Leaves nothing behind. */
  async drop(): Promise<void> {
    this.stream.destroy();
    await rm(this.beside, { force: true });
  }

  private refuseFailure(): void {
    if (this.failure !== undefined) throw new CommandError(`${this.path} cannot be written: ${this.failure.message}`);
  }
}
