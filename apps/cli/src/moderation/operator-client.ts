import { answerOf, ApiError, createClient, type GroundswellClient } from '@groundswell/client';
import { nothingAnswers } from '../connection/api.ts';
import { type GlobalOptions, urlOf } from '../connection/target.ts';
import { CommandError, EXIT } from '../terminal/errors.ts';

/** What every command of moderation takes. */
export interface OperatorOptions extends GlobalOptions {
  readonly operatorKey?: string;
}

/** Who does something and why, as the options say it. */
export interface AuthorOptions {
  readonly by?: string;
  readonly reason?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Call<Data> = Promise<{ data?: Data; error?: unknown; response: Response }>;

/** The API as an operator uses it: problems and silence become lines for a person. */
export interface OperatorApi {
  ask<Data>(call: (client: GroundswellClient) => Call<Data>): Promise<Data>;
}

/** @throws CommandError when no operator key is known */
export function operatorApi(options: OperatorOptions, environment: Environment): OperatorApi {
  const operatorKey = options.operatorKey ?? environment.GROUNDSWELL_OPERATOR_KEY;
  if (operatorKey === undefined || operatorKey === '') {
    throw new CommandError(
      'Name the operator key with --operator-key or GROUNDSWELL_OPERATOR_KEY; groundswell operator-key rotate makes a new one',
      EXIT.misused,
    );
  }
  const baseUrl = urlOf(options, environment);
  const client = createClient({ baseUrl, operatorKey });
  return {
    ask: (call) =>
      answerOf(call(client)).catch((error: unknown) => {
        throw error instanceof ApiError ? new CommandError(wordsOf(error), undefined, { cause: error }) : nothingAnswers(baseUrl, error);
      }),
  };
}

/** @param environment USER says who it is where no option does */
export function authorOf({ by, reason }: AuthorOptions, environment: Environment): { by?: string; reason?: string } {
  const name = by ?? environment.USER;
  return { ...(name && { by: name }), ...(reason !== undefined && { reason }) };
}

function wordsOf({ status, message, problem }: ApiError): string {
  if (status === 401) return 'The operator key is wrong';
  const errors = (problem?.errors ?? []).map(({ field, message: why }) => `${field}: ${why}`);
  return [`Refused (${status}): ${message}`, ...errors].join('; ');
}
