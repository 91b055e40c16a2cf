/** Shows the steps of the start, a line each with the time since the beginning. */
export class Progress {
  private readonly started = performance.now();
  private readonly write: (line: string) => void;

  constructor(write: (line: string) => void) {
    this.write = write;
  }

  step(text: string): void {
    const seconds = ((performance.now() - this.started) / 1_000).toFixed(1).padStart(6);
    this.write(`${seconds} s  ${text}`);
  }
}
