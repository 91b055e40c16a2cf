import { type Clock, SystemClock } from '@groundswell/kernel';
import { correlationId } from './correlation.ts';
import { describeError, redact, scrub } from './redact.ts';

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** What a message is about: few, named by the field's words. Sensitive names are redacted. */
export type Fields = Readonly<Record<string, unknown>>;

export interface LogOptions {
  /** Messages below it are left out. Default `info`. */
  readonly level?: Level;
  /** The function that logs. Default: the Lambda function's name, or `local`. */
  readonly function?: string;
  /** Stamps the messages. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Takes each line, which ends without a newline. Default: standard output. */
  readonly write?: (line: string) => void;
}

/**
 * Structured logs: one JSON object a line with `level`, `time` (ISO 8601), `function`, `message`,
 * `correlationId` and `fields`. Nothing that a caller sends can begin a new line or colour a terminal.
 */
export class Log {
  private readonly threshold: number;
  private readonly function: string;
  private readonly clock: Clock;
  private readonly write: (line: string) => void;

  constructor(options: LogOptions = {}) {
    this.threshold = LEVELS.indexOf(options.level ?? 'info');
    this.function = options.function ?? process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'local';
    this.clock = options.clock ?? new SystemClock();
    this.write = options.write ?? ((line) => void process.stdout.write(`${line}\n`));
  }

  debug(message: string, fields?: Fields): void {
    this.emit('debug', message, fields);
  }

  info(message: string, fields?: Fields): void {
    this.emit('info', message, fields);
  }

  warn(message: string, fields?: Fields): void {
    this.emit('warn', message, fields);
  }

  /** @param error what was thrown, if something was: its stack and causes are logged */
  error(message: string, error?: unknown, fields?: Fields): void {
    this.emit('error', message, fields, error);
  }

  private emit(level: Level, message: string, fields?: Fields, error?: unknown): void {
    if (LEVELS.indexOf(level) < this.threshold) return;
    const id = correlationId();
    const line = JSON.stringify({
      level,
      time: new Date(this.clock.now()).toISOString(),
      function: this.function,
      message: scrub(message),
      ...(id === undefined ? {} : { correlationId: scrub(id) }),
      ...(fields === undefined ? {} : { fields: redact(fields) }),
      ...(error === undefined ? {} : { error: describeError(error) }),
    });
    this.write(escapeControls(line));
  }
}

/** JSON escapes ASCII control characters only; terminals and viewers obey a few more. */
function escapeControls(line: string): string {
  return line.replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
