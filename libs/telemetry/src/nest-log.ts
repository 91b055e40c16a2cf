import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.ts';

/** Lets Nest speak through `Log`: what it tells of its own start is for debugging only. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...context: unknown[]): void {
    this.target.debug(describe(message), about(context));
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.target.debug(describe(message), about(context));
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.target.debug(describe(message), about(context));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.target.warn(describe(message), about(context));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.target.error(describe(message), message instanceof Error ? message : undefined, about(context));
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.error(message, ...context);
  }
}

function describe(message: unknown): string {
  if (typeof message === 'string') return message;
  return message instanceof Error ? message.name : 'a message of Nest';
}

/** Nest gives the name of the class that speaks last. */
function about(context: readonly unknown[]): Readonly<Record<string, unknown>> {
  const speaker = context.at(-1);
  return typeof speaker === 'string' && !speaker.includes('\n') ? { speaker } : {};
}
