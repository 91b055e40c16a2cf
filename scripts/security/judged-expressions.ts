import recheck from 'recheck';

/** Without Java, and without the programs that only some machines have. */
process.env.RECHECK_BACKEND = 'pure';

/**
 * Whether a regular expression is fast for every text: `proven` by its automaton, `tried` by many texts where it is too large for
 * that, or else why not.
 * @param patience milliseconds
 */
export function judge(pattern: string, patience: number): string {
  const end = pattern.lastIndexOf('/');
  const { status, ...judged } = recheck.checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: patience });
  if (status === 'safe') return judged.checker === 'automaton' ? 'proven' : 'tried';
  return status === 'vulnerable' ? `slow (${'complexity' in judged ? judged.complexity?.summary : ''})` : 'nobody can tell';
}
