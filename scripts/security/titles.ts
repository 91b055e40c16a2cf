/** A test that says which checks it makes. */
export interface NumberedTest {
  readonly file: string;
  readonly checks: readonly number[];
  readonly title: string;
}

/** `it('17: ...` and `it.each(...)('17, 18: ...`: what a test is called, where it begins with numbers of checks. */
const NUMBERED = /\bit(?:\.each\([^\n]*\))?\(\s*(['`"])(\d+(?:, \d+)*): ((?:(?!\1).)+)\1/g;

/** The numbered tests of a spec, in their order. */
export function numberedTests(file: string, source: string): NumberedTest[] {
  return [...source.matchAll(NUMBERED)].map(([, , numbers = '', title = '']) => ({
    file,
    checks: numbers.split(', ').map(Number),
    title,
  }));
}
