import { CommandError } from '../terminal/errors.ts';

/** A problem as the API answers it (RFC 9457). */
export interface Problem {
  readonly title?: string;
  readonly detail?: string;
}

const PATIENCE = 15_000;

/**
 * GETs a JSON document of the public API.
 * @throws CommandError when nothing answers there, or it answers with a problem
 */
export async function getJson<Document>(base: string, path: string): Promise<Document> {
  const response = await reach(base, path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new CommandError(`${base}${path} answered ${response.status}: ${await problemOf(response)}`);
  return (await response.json()) as Document;
}

/** @throws CommandError when nothing answers */
export async function reach(base: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, base), { signal: AbortSignal.timeout(PATIENCE), ...init });
  } catch (error) {
    throw nothingAnswers(base, error);
  }
}

/** What to say when a connection fails. */
export function nothingAnswers(base: string, cause: unknown): CommandError {
  return new CommandError(`Nothing answers at ${base}. Start it with npm start, or name another with --url`, undefined, { cause });
}

/** What a failed answer says of itself. */
export async function problemOf(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  try {
    const problem = JSON.parse(text) as Problem;
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return response.statusText || text.slice(0, 200);
  }
}
