let known: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among the 49,000 that people choose most, as zxcvbn-ts ships them. The list is
 * read when it is first asked for: most instances never are.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= load();
  return (await known).has(password.normalize('NFKC').toLowerCase());
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));
}
