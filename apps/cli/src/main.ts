import 'reflect-metadata';
import { run } from './run.ts';
import { terminal } from './terminal/output.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The second one does not wait for anything.
    if (ending.signal.aborted) process.exit(130);
    ending.abort();
  });
}
// A reader that goes away early (| head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const context = { output: terminal, environment: process.env, signal: ending.signal, now: Date.now };
process.exitCode = await run(process.argv.slice(2), context);
