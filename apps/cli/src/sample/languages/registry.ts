import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import type { LanguagePack } from './language-pack.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** Every language that the sample community speaks. */
export const languagePacks: readonly LanguagePack[] = [english, spanish, portuguese, german, french, japanese];

/** @throws Error when the community does not speak it: a defect of the data */
export function packOf(language: string): LanguagePack {
  const pack = languagePacks.find((candidate) => candidate.language === language);
  if (pack === undefined) throw new Error(`the sample community does not speak ${language}`);
  return pack;
}
