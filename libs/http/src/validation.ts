import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidInputError } from '@groundswell/kernel';

const MAX_ERRORS = 20;

/**
 * Checks parameters that name a schema (`@Query({ schema })`, `@Body({ schema })`, `@Param({ schema })`)
 * and hands on what the schema makes of them. Failures are told field by field, without their values.
 */
export function validationPipe(): StandardSchemaValidationPipe {
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
