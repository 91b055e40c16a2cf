import type { Scope } from '@groundswell/topic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedMessageError, readListChange, writeListChange } from './list-change-message.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('a change of a list in a message', () => {
  it('is read as it was written, in characters that every queue takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(bytes, { nil: undefined }), bytes, (name, before, after) => {
        const scope = `source:${name}` as Scope;
        const text = writeListChange({ scope, sequence: '1', before, after });
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        const { before: first, after: last, ...rest } = readListChange(text);
        expect(rest).toEqual({ scope });
        expect([first && [...first], last && [...last]]).toEqual([before && [...before], [...after]]);
      }),
    );
  });

  it('names its scope alone where the lists are larger than a message may be', () => {
    const large = new Uint8Array(100_000);
    const [both, one] = [{ before: large, after: large }, { after: large }].map((lists) =>
      writeListChange({ scope: 'everywhere', sequence: '1', ...lists }),
    );
    expect(readListChange(both ?? '')).toEqual({ scope: 'everywhere' });
    expect(readListChange(one ?? '').after).toHaveLength(100_000);
  });

  it.each(['', 'null', '7', '{}', '{"version":1}', '{"version":2,"scope":"everywhere"}', '{"version":1,"scope":7}'])(
    'is not %s',
    (text) => {
      expect(() => readListChange(text)).toThrow(MalformedMessageError);
    },
  );
});
