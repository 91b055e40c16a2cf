import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidInputError } from '@groundswell/kernel';
import { z } from 'zod';

const MAX_ERRORS = 20;

/**
 * Checks parameters that name a schema (`@Query({ schema })`, `@Body({ schema })`, `@Param({ schema })`)
 * and hands on what the schema makes of them. Failures are told field by field, without their values.
 */
export function validationPipe(): StandardSchemaValidationPipe {
  z.config({ customError: wordsOf });
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new InvalidInputError('The request is not valid', {
        errors: issues.slice(0, MAX_ERRORS).map((issue) => ({ field: pathOf(issue.path ?? []), message: issue.message })),
      }),
  });
}

/** `activities.3.kind`; '' for the whole. */
function pathOf(path: readonly (PropertyKey | { readonly key: PropertyKey })[]): string {
  return path.map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.');
}

/** What zod says of a body's shape is meant for who wrote the schema; this, for who wrote the body. */
function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `has what is not known here: ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
}
