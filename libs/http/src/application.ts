import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import { Ids } from '@groundswell/kernel';
import { Log, NestLog } from '@groundswell/telemetry';
import { correlate } from './correlation.ts';
import { JsonAdapter } from './json-adapter.ts';
import { ProblemFilter } from './problem.filter.ts';
import { keepBody } from './request-body.ts';
import { validationPipe } from './validation.ts';

export interface HttpOptions {
  /** Bodies above it are refused with 413, packed or unpacked. Default 102,400 (100 KB). */
  readonly maxBodyBytes?: number;
  /** Whether answers get an ETag made of their bytes. Default false: whoever wants one sets it. */
  readonly etag?: boolean;
}

const DEFAULT_MAX_BODY_BYTES = 100 * 1_024;

/** Options that `NestFactory.create` and `createNestApplication` of tests must be given before `prepareHttpApplication`. */
export const HTTP_APPLICATION_OPTIONS = { bodyParser: false, bufferLogs: true, abortOnError: false, forceCloseConnections: false } as const;

/**
 * Makes an HTTP application, initialised and ready to be served by a socket (`listen`) or by Lambda
 * (`lambdaHandler`): the same code in both.
 * @param rootModule must import `SettingsModule` and `RuntimeModule`
 */
export async function createHttpApplication(rootModule: Type, options: HttpOptions = {}): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(rootModule, new JsonAdapter(), HTTP_APPLICATION_OPTIONS);
  return prepareHttpApplication(application, options);
}

/** What `createHttpApplication` does to a Nest application: for tests that replace providers. */
export async function prepareHttpApplication(
  application: NestExpressApplication,
  options: HttpOptions = {},
): Promise<NestExpressApplication> {
  const log = application.get(Log);
  const express: Express = application.getHttpAdapter().getInstance();
  application.useLogger(new NestLog(log));
  // Express prints stacks to callers unless this says production; the machine's NODE_ENV must not decide that.
  express.set('env', 'production').set('x-powered-by', false).set('trust proxy', false);
  express.set('etag', options.etag === true ? 'weak' : false);
  application.use(correlate(application.get(Ids)));
  secureAnswers(application);
  application.use(keepBody(options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES));
  application.useGlobalPipes(validationPipe());
  application.useGlobalFilters(new ProblemFilter(log, express));
  return application.init();
}

/** Answers are data: nothing in them may run, be framed or be sniffed. */
function secureAnswers(application: NestExpressApplication): void {
  application.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: "'none'", frameAncestors: "'none'", baseUri: "'none'", formAction: "'none'" },
    },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xXssProtection: false,
    originAgentCluster: false,
  });
}
