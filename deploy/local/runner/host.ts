/**
 * The process that a function's bundle runs in: loads it once, then calls its handler for each
 * invocation, one at a time, as Lambda's runtime does.
 */
import { pathToFileURL } from 'node:url';
import type { Answer, FunctionError, Invocation } from './messages.ts';

type Handler = (event: unknown, context: object) => unknown;

const [bundle = '', name = '', memory = ''] = process.argv.slice(2);

// The runner has gone: so does everything that it started.
process.on('disconnect', () => process.exit(0));
process.on('unhandledRejection', (error) => crash(error));
process.on('uncaughtException', (error) => crash(error));

const handler = await load();
if (handler !== undefined) {
  process.on('message', (message: Invocation) => void run(handler, message));
  say({ kind: 'ready' });
}

async function load(): Promise<Handler | undefined> {
  try {
    const module = (await import(pathToFileURL(bundle).href)) as { handler?: unknown };
    if (typeof module.handler === 'function') return module.handler as Handler;
    say({ kind: 'broken', error: { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' } });
  } catch (error) {
    say({ kind: 'broken', error: shapeOf(error) });
  }
  return undefined;
}

async function run(handle: Handler, invocation: Invocation): Promise<void> {
  const { requestId } = invocation;
  process.env['_X_AMZN_TRACE_ID'] = invocation.traceId;
  try {
    const payload: unknown = await handle(invocation.event, contextOf(invocation));
    say({ kind: 'result', requestId, payload: payload ?? null });
  } catch (error) {
    say({ kind: 'error', requestId, error: shapeOf(error) });
  }
}

function contextOf({ requestId, deadline }: Invocation): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? name}`,
    memoryLimitInMB: memory,
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: `local/[$LATEST]${process.pid}`,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function shapeOf(error: unknown): FunctionError {
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function crash(error: unknown): void {
  console.error(error);
  process.exit(1);
}

function say(answer: Answer): void {
  process.send?.(answer);
}
