/** One line of a function, ready to be read by a person. */
export interface LogLine {
  readonly source: string;
  readonly level: string;
  readonly message: string;
  /** Milliseconds since the epoch of the deployment's clock, where the line tells. */
  readonly time?: string;
  readonly correlationId?: string;
  /** The remaining fields, `name=value`. */
  readonly details: string;
}

export type LogSink = (line: LogLine) => void;

/** Reads a line that a function printed: our structured JSON, or anything else, which passes as it is. */
export function parseLine(source: string, text: string): LogLine {
  const parsed = asObject(text);
  if (parsed === undefined) return { source, level: 'info', message: text, details: '' };
  const { level, time, message, correlationId, fields, error, function: _function, ...rest } = parsed;
  const shown = { ...(typeof fields === 'object' && fields !== null ? fields : {}), ...rest };
  const details = Object.entries(shown).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  if (error !== undefined) details.push(describe(error));
  return {
    source,
    level: typeof level === 'string' ? level : 'info',
    message: typeof message === 'string' ? message : text,
    ...(typeof time === 'string' ? { time } : {}),
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
    details: details.join(' '),
  };
}

/** `12:00:01.250 count   info  message name=value (correlation)`; warnings and errors are coloured on a terminal. */
export function printLine(line: LogLine, colours: boolean): string {
  const time = (line.time ?? new Date().toISOString()).slice(11, 23);
  const paint = colours ? (COLOURS[line.level] ?? '') : '';
  const id = line.correlationId === undefined ? '' : ` (${line.correlationId})`;
  const text = `${time} ${line.source.padEnd(8)} ${line.level.padEnd(5)} ${line.message}${line.details === '' ? '' : ` ${line.details}`}${id}`;
  return paint === '' ? text : `${paint}${text}\u001b[0m`;
}

const COLOURS: Readonly<Record<string, string>> = { warn: '\u001b[33m', error: '\u001b[31m', debug: '\u001b[2m' };

function asObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'message' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  return typeof stack === 'string' ? `\n    ${stack.replaceAll('\n', '\n    ')}` : `${String(name)}: ${String(message)}`;
}
