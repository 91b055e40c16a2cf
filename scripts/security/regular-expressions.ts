import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression as it stands in the source, with its slashes and flags. */
export interface FoundExpression {
  readonly pattern: string;
  readonly file: string;
}

/** What runs where people send text: not tests, and not what builds the project. */
const SOURCES = ['apps/*.ts', 'apps/*.tsx', 'libs/*.ts', 'deploy/*.ts', ':!*.spec.ts'];

/** Every regular expression of the source, and every place that builds one of a text. */
export function expressionsOf(root: string): { readonly written: readonly FoundExpression[]; readonly built: readonly FoundExpression[] } {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...SOURCES], { cwd: root, encoding: 'utf8' });
  const files = listed.stdout.split('\n').filter((file) => file !== '');
  const found = files.map((file) => expressionsIn(file, readFileSync(join(root, file), 'utf8')));
  return { written: found.flatMap(({ written }) => written), built: found.flatMap(({ built }) => built) };
}

/** Those of one file. */
export function expressionsIn(file: string, source: string): { written: FoundExpression[]; built: FoundExpression[] } {
  const [written, built]: [FoundExpression[], FoundExpression[]] = [[], []];
  const parsed = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    false,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) written.push({ pattern: node.text, file });
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
      built.push({ pattern: source.slice(node.pos, node.end).trim(), file });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { written, built };
}
