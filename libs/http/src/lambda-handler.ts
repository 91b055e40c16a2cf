import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configure } from '@codegenie/serverless-express';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Express, Request, Response } from 'express';
import { Log } from '@groundswell/telemetry';
import { createHttpApplication, type HttpOptions } from './application.ts';
import { isBinaryAnswer, restEventSource } from './rest-event-source.ts';

/** Answers events of API Gateway's REST proxy integration. */
export type RestHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const nothing = (): void => undefined;

/**
 * The Lambda handler of an application: `export const handler = await lambdaHandler(AppModule)`.
 * Everything that can be done before the first event is done here, while Lambda gives a whole core.
 * The caller's address is `requestContext.identity.sourceIp` and nothing else.
 */
export async function lambdaHandler(rootModule: Type, options: HttpOptions = {}): Promise<RestHandler> {
  return restHandler(await createHttpApplication(rootModule, options));
}

/** The handler of an application that `createHttpApplication` or `prepareHttpApplication` made. */
export function restHandler(application: NestExpressApplication): RestHandler {
  const log = application.get(Log);
  const express: Express = application.getHttpAdapter().getInstance();
  return configure<APIGatewayProxyEvent, APIGatewayProxyResult>({
    app: express,
    framework: { sendRequest },
    eventSource: restEventSource,
    eventSourceName: 'AWS_API_GATEWAY_V1',
    binarySettings: { isBinary: isBinaryAnswer },
    log: {
      debug: nothing,
      info: nothing,
      verbose: nothing,
      warn: nothing,
      error: (message: string, error: unknown) => log.error(message, error),
    },
    respondWithErrors: false,
  } as unknown as Parameters<typeof configure>[0]) as unknown as RestHandler;
}

function itself(this: unknown): unknown {
  return this;
}

/** The socket that serverless-express makes up lacks what Node's own code calls when a request goes wrong. */
async function sendRequest({ app, request, response }: { app: Express; request: Request; response: Response }): Promise<void> {
  const socket = request.socket as unknown as Record<string, unknown>;
  socket['on'] ??= itself;
  socket['once'] ??= itself;
  socket['off'] ??= itself;
  socket['removeListener'] ??= itself;
  socket['setTimeout'] ??= itself;
  (app as unknown as { handle(request: Request, response: Response): void }).handle(request, response);
}
