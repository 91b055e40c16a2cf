import { InvalidInputError } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { validationPipe } from './validation.ts';

const schema = z.strictObject({ id: z.string(), tags: z.array(z.strictObject({ name: z.string() })).default([]) });

async function errorsOf(body: unknown): Promise<unknown> {
  const pipe = validationPipe();
  const refused = await pipe.transform(body, { type: 'body', schema } as never).catch((error: unknown) => error);
  return refused instanceof InvalidInputError ? refused.details : refused;
}

describe('validationPipe', () => {
  it('tells what is missing, of another type and not known in words for who wrote the body, without values', async () => {
    expect(await errorsOf({ tags: [{ name: 7 }, { name: 'a', secret: 'x' }] })).toEqual({
      errors: [
        { field: 'id', message: 'is missing' },
        { field: 'tags.0.name', message: 'must be of type string' },
        { field: 'tags.1', message: 'has what is not known here: `secret`' },
      ],
    });
  });

  it('hands on what the schema makes of a body', async () => {
    expect(await errorsOf({ id: 'a' })).toEqual({ id: 'a', tags: [] });
  });
});
