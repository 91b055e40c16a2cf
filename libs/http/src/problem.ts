import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { KnownError } from '@groundswell/kernel';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A failure as it is told to a caller: RFC 9457, with `code` and `correlationId` added. */
export interface Problem extends Readonly<Record<string, unknown>> {
  /** `urn:groundswell:problem:CODE`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The path that was asked for. */
  readonly instance: string;
  /** Stable: what a client decides by. */
  readonly code: string;
  readonly correlationId: string;
}

/**
 * Tells of `error` what a caller may know. A `KnownError` says it all; an HTTP exception of the
 * framework only its status; anything else is a defect, and nothing of it is told.
 */
export function problemOf(error: unknown, instance: string, correlationId: string): Problem {
  const status = statusOf(error);
  const phrase = STATUS_CODES[status] ?? 'Error';
  const code = error instanceof KnownError ? error.code : kebab(phrase);
  return {
    ...(error instanceof KnownError ? error.details : {}),
    type: `urn:groundswell:problem:${code}`,
    title: error instanceof KnownError ? sentence(code) : phrase,
    status,
    ...(error instanceof KnownError ? { detail: error.message } : {}),
    instance,
    code,
    correlationId,
  };
}

/** The status that `error` is answered with; 500 for defects. */
export function statusOf(error: unknown): number {
  if (error instanceof KnownError) return error.status;
  return error instanceof HttpException ? error.getStatus() : 500;
}

function kebab(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function sentence(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
