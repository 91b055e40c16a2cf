import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { awsClientSettings } from '@groundswell/cloud';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { median } from './report.ts';

/** A request to DynamoDB, as it went over the wire. */
interface Call {
  readonly operation: string;
  readonly body: string;
  readonly begun: number;
  ended: number;
}

/** What an invocation asked of DynamoDB: calls that waited for nothing go at once, the next ones after them. */
type Plan = readonly (readonly Call[])[];

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

export interface HandlerVsCalls {
  /** Median of the rounds' ratios by the clock, ours / bare. */
  readonly ratio: number;
  /** The same of processor time of this process. */
  readonly processorRatio: number;
  /** Milliseconds an invocation, medians. */
  readonly ours: number;
  readonly bare: number;
  /** Calls of DynamoDB an invocation. */
  readonly calls: number;
}

const COMMANDS = {
  GetItem: GetItemCommand,
  Query: QueryCommand,
  BatchGetItem: BatchGetItemCommand,
  PutItem: PutItemCommand,
  UpdateItem: UpdateItemCommand,
} as const;

let recorded: Call[] | undefined;

/** Sees every request to DynamoDB of this process, whichever copy of the SDK makes it. Before any handler is loaded. */
export function watchDynamoDb(): void {
  const original = http.request;
  http.request = ((...given: Parameters<typeof http.request>) => {
    const request = original(...given);
    const target = request.getHeader('x-amz-target');
    if (recorded === undefined || typeof target !== 'string' || !target.startsWith('DynamoDB_')) return request;
    const list = recorded;
    const end = request.end.bind(request);
    request.end = ((chunk?: unknown, ...rest: unknown[]) => {
      const body = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
      const call: Call = { operation: target.split('.')[1] ?? '', body, begun: performance.now(), ended: Number.POSITIVE_INFINITY };
      list.push(call);
      request.once('response', () => (call.ended = performance.now()));
      return (end as (...args: unknown[]) => unknown)(chunk, ...rest);
    }) as typeof request.end;
    return request;
  }) as typeof http.request;
  syncBuiltinESMExports();
}

/**
 * Measures `ours` beside a handler that makes the very calls of DynamoDB that ours just made, as much at once as ours
 * did, and does nothing else: round after round in turns.
 * @param pause milliseconds before each invocation, in which ours forgets what it remembers; not measured. The bare one waits as
 *   long: whoever slept finds caches of the processor and the connection cold
 */
export async function handlerVsCalls(
  ours: Handler,
  events: readonly APIGatewayProxyEvent[],
  { rounds = 15, pause = 0 }: { readonly rounds?: number; readonly pause?: number } = {},
): Promise<HandlerVsCalls> {
  const client = new DynamoDBClient(awsClientSettings());
  const seen: { readonly ours: Cost; readonly bare: Cost; readonly calls: number }[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const plans: Plan[] = [];
    const oursCost = await measure(
      events,
      async (event) => {
        recorded = [];
        const { statusCode, body } = await ours(event, {} as Context);
        plans.push(planOf(recorded));
        recorded = undefined;
        if (statusCode !== 200) throw new Error(`refused: ${statusCode} ${body}`);
      },
      pause,
    );
    let next = 0;
    const bareCost = await measure(
      events,
      async (event) => {
        await bare(client, event, plans[next++] ?? []);
      },
      pause,
    );
    // The first rounds warm up.
    if (round > 1) seen.push({ ours: oursCost, bare: bareCost, calls: plans.flat(2).length / events.length });
  }
  client.destroy();
  return {
    ratio: median(seen.map((each) => each.ours.wall / each.bare.wall)),
    processorRatio: median(seen.map((each) => each.ours.processor / each.bare.processor)),
    ours: median(seen.map((each) => each.ours.wall)),
    bare: median(seen.map((each) => each.bare.wall)),
    calls: median(seen.map(({ calls }) => calls)),
  };
}

/** The floor: reads its event, makes the calls, and answers with what they gave. */
async function bare(client: DynamoDBClient, event: APIGatewayProxyEvent, plan: Plan): Promise<APIGatewayProxyResult> {
  const answers: unknown[] = [event.path];
  for (const wave of plan) answers.push(...(await Promise.all(wave.map((call) => made(client, call)))));
  return { statusCode: 200, body: JSON.stringify(answers, (_key, value: unknown) => (value instanceof Uint8Array ? value.length : value)) };
}

async function made(client: DynamoDBClient, { operation, body }: Call): Promise<unknown> {
  const Command = COMMANDS[operation as keyof typeof COMMANDS] as typeof GetItemCommand | undefined;
  if (Command === undefined) throw new Error(`the bare handler does not know ${operation}`);
  try {
    const { $metadata: _metadata, ...answer } = await client.send(new Command(JSON.parse(body) as never));
    return answer;
  } catch (error) {
    // A lease of tokens that was taken before.
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}

function planOf(calls: readonly Call[]): Plan {
  const waves: Call[][] = [];
  let ended = Number.NEGATIVE_INFINITY;
  for (const call of calls) {
    const wave = waves.at(-1);
    if (wave === undefined || call.begun >= ended) {
      waves.push([call]);
      ended = call.ended;
    } else {
      wave.push(call);
      ended = Math.min(ended, call.ended);
    }
  }
  return waves;
}

/** Milliseconds an invocation. */
interface Cost {
  readonly processor: number;
  readonly wall: number;
}

async function measure(
  events: readonly APIGatewayProxyEvent[],
  invoke: (event: APIGatewayProxyEvent) => Promise<void>,
  pause: number,
): Promise<Cost> {
  let [processor, wall] = [0, 0];
  for (const event of events) {
    if (pause > 0) await wait(pause);
    const [before, started] = [process.threadCpuUsage(), performance.now()];
    await invoke(event);
    const { user, system } = process.threadCpuUsage(before);
    processor += (user + system) / 1_000;
    wall += performance.now() - started;
  }
  return { processor: processor / events.length, wall: wall / events.length };
}
