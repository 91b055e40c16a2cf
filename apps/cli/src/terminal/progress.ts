import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './output.ts';

/** How far a long command is: a bar at a terminal, a line every few seconds elsewhere. */
export interface Progress {
  /** @param done 0 to 1 */
  update(done: number, words: string): void;
  /** Removes the bar; safe to call twice. */
  stop(): void;
}

const PLAIN_EVERY = 5_000;

/** @param now milliseconds, to space the plain lines */
export function progress(output: Output, now: () => number = Date.now): Progress {
  return output.interactive ? bar() : plainLines(output, now);
}

function bar(): Progress {
  const single = new SingleBar(
    { format: ' {bar} {percentage}%  {words}', hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  single.start(1_000, 0, { words: '' });
  return {
    update: (done, words) => single.update(Math.round(Math.min(1, done) * 1_000), { words }),
    stop: () => single.stop(),
  };
}

function plainLines(output: Output, now: () => number): Progress {
  let last = now();
  return {
    update: (done, words) => {
      if (now() - last < PLAIN_EVERY) return;
      last = now();
      output.note(`${Math.floor(Math.min(1, done) * 100)} %  ${words}`);
    },
    stop: () => undefined,
  };
}
