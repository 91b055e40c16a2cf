export { createHttpApplication, prepareHttpApplication, HTTP_APPLICATION_OPTIONS, type HttpOptions } from './application.ts';
export { lambdaHandler, restHandler, type RestHandler } from './lambda-handler.ts';
export { listen } from './listen.ts';
export type { Operation, OperationGroup } from './openapi/operation.ts';
export { addressOf } from './caller.ts';
export type { HttpRequest } from './http-request.ts';
export { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.ts';
export { RateGuard, Rates } from './rates/rate.guard.ts';
export { StrongEtags } from './strong-etags.ts';
