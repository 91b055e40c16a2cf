import type { NextFunction, Request, Response } from 'express';
import { InvalidInputError } from '@groundswell/kernel';
import { inflate, parseJson, PayloadTooLargeError } from '@groundswell/security';
import { UnsupportedMediaTypeError } from './errors.ts';

const EMPTY = Buffer.alloc(0);
const JSON_TYPE = /^application\/(?:json|[a-z0-9.-]{1,60}\+json)[ \t]{0,4}(?:;|$)/i;
const OTHER_CHARSET = /;[ \t]{0,4}charset[ \t]{0,4}=[ \t]{0,4}"?(?!utf-?8\b)/i;

/**
 * Keeps the body's bytes as `rawBody` and gives `body` a reader of JSON that runs when a controller
 * asks for it: what needs the bytes alone (signatures, packed batches) never pays for parsing.
 * @param maxBytes larger bodies are refused with 413, packed or unpacked
 */
export function keepBody(maxBytes: number) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const given: unknown = request.body;
    if (Buffer.isBuffer(given)) settle(request, given, maxBytes, next);
    else if (!hasBody(request)) settle(request, EMPTY, maxBytes, next);
    else if (Number(request.headers['content-length'] ?? 0) > maxBytes) refuse(request, maxBytes, next);
    else receive(request, maxBytes, next);
  };
}

function settle(request: Request, bytes: Buffer, maxBytes: number, next: NextFunction): void {
  if (bytes.length > maxBytes) {
    next(new PayloadTooLargeError(maxBytes));
    return;
  }
  const kept = request as KeptRequest;
  kept.rawBody = bytes;
  kept[KEPT] = { maxBytes, isRead: false, value: undefined };
  Object.defineProperty(request, 'body', LAZY_BODY);
  next();
}

const KEPT = Symbol('the body, and what was read of it');

interface KeptRequest extends Request {
  rawBody: Buffer;
  [KEPT]: { readonly maxBytes: number; isRead: boolean; value: unknown };
}

/** One for all requests: a getter of its own would make each request an object of a shape of its own, which V8 treats slowly. */
const LAZY_BODY: PropertyDescriptor & ThisType<KeptRequest> = {
  configurable: true,
  get() {
    const kept = this[KEPT];
    if (!kept.isRead) kept.value = readJson(this, this.rawBody, kept.maxBytes);
    kept.isRead = true;
    return kept.value;
  },
};

function readJson(request: Request, bytes: Buffer, maxBytes: number): unknown {
  if (bytes.length === 0) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!JSON_TYPE.test(type) || OTHER_CHARSET.test(type)) throw new UnsupportedMediaTypeError(['application/json']);
  return parseJson(inflate(bytes, maxBytes));
}

/** RFC 9112, 6.3: a request has a body when it says how long it is, or that it comes in chunks. */
function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/** The rest is read and thrown away: a caller whose connection breaks while it sends never sees the answer. */
function refuse(request: Request, maxBytes: number, next: NextFunction): void {
  request.resume();
  next(new PayloadTooLargeError(maxBytes));
}

function receive(request: Request, maxBytes: number, next: NextFunction): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let done = false;
  const finish = (act: () => void): void => {
    if (done) return;
    done = true;
    request.off('data', take);
    act();
  };
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else finish(() => refuse(request, maxBytes, next));
  };
  request.on('data', take);
  request.once('end', () => finish(() => settle(request, Buffer.concat(chunks, size), maxBytes, next)));
  // The caller went away: nobody will read the answer, but whoever waits must not wait for ever.
  request.once('close', () => finish(() => next(new InvalidInputError('The body is incomplete'))));
  request.once('error', () => finish(() => next(new InvalidInputError('The body is incomplete'))));
}
