import { expect, it } from 'vitest';
import { newAlertId } from './new-alert-id.ts';

it('makes UUIDs of version 4, another one each time', () => {
  const ids = Array.from({ length: 100 }, newAlertId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});
