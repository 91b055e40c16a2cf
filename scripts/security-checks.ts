/**
 * Writes `docs/security.md` from the list of checks and the titles of the tests that make them.
 *
 *     node scripts/security-checks.ts           writes it
 *     node scripts/security-checks.ts --check   exits with 1 when the checked-in file differs
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKS } from './security/checks.ts';
import { exceptions } from './security/foundational/exceptions.ts';
import { rules } from './security/foundational/rules.ts';
import { type NumberedTest, numberedTests } from './security/titles.ts';

const root = resolve(import.meta.dirname, '..');
const DOCUMENT = 'docs/security.md';
const HEAD = `<!-- Made by \`node scripts/security-checks.ts\` from the titles of tests; not edited by hand. -->

# Security: what is checked, and by which test

Each check is a test that runs with every change, or is said to be missing. A test that names a check fails the build when the
result is another one than the table says. How to run them: \`npm test\`. Why things are as they are: \`docs/decisions\`, 53 to 59, 67
to 72.

Advisories about dependencies (49) are asked for by \`npm run verify\`, step \`dependencies\`, and by no test: what is known of a version
changes without a change here. The step uses \`npm audit\`, which asks the registry's bulk endpoint. Where that does not answer, the step
says \`advisories were NOT checked\` and passes: then it is not known whether a version is vulnerable, and this table does not say so.

| check | what is tried | result, held by its tests | tests |
| ---: | --- | --- | --- |
`;

const RULES_HEAD = `## AWS Foundational Security Best Practices

What check 51 asserts on every resource of the templates of production, rule by rule
([rules.ts](../scripts/security/foundational/rules.ts), [foundational-rules.spec.ts](../test/security/foundational-rules.spec.ts)).

| rule | resource | wanted | excepted, and why |
| --- | --- | --- | --- |
`;

function specs(): string[] {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.spec.ts'], { cwd: root, encoding: 'utf8' });
  return listed.stdout
    .split('\n')
    .filter((file) => file !== '' && !file.startsWith('scripts/security/'))
    .toSorted();
}

function row(tests: readonly NumberedTest[], { number, tried, expected }: (typeof CHECKS)[number]): string {
  const own = tests.filter(({ checks }) => checks.includes(number));
  const told = own.map(({ file, title }) => `${escaped(title)} ([${file.split('/').at(-1)}](../${file}))`);
  const result = own.length === 0 ? `not tested yet (wanted: ${expected})` : expected;
  return `| ${number} | ${escaped(tried)} | ${escaped(result)} | ${told.join('<br>')} |`;
}

/** AWS's rules one by one, since a check that covers them all tells little. */
function ruleRow({ id, type, wanted }: (typeof rules)[number]): string {
  const excepted = exceptions.filter(({ rule }) => rule === id).map(({ resource, reason }) => `${resource}: ${reason}`);
  return `| ${id} | ${type.replace('AWS::', '')} | ${wanted} | ${escaped(excepted.join('; '))} |`;
}

function escaped(text: string): string {
  return text.replace(/[|_*`<>]/g, (character) => `\\${character}`);
}

const tests = specs().flatMap((file) => numberedTests(file, readFileSync(join(root, file), 'utf8')));
const made = CHECKS.filter(({ number }) => tests.some(({ checks }) => checks.includes(number))).length;
const text = `${HEAD}${CHECKS.map((check) => row(tests, check)).join('\n')}

${made} of ${CHECKS.length} checks have a test.

${RULES_HEAD}${rules.map(ruleRow).join('\n')}
`;
const file = join(root, DOCUMENT);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${DOCUMENT} is stale: run \`node scripts/security-checks.ts\` and commit what it writes`);
  process.exitCode = 1;
}
