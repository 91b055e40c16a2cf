import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHILD_MARK, killGroup } from './servers/child.ts';

/** What a running local cloud tells of itself: `local.json`, read by the CLI and by `nest start`. */
export interface LocalRecord {
  readonly url?: string;
  readonly mailbox?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `groundswell` is the local cloud itself; the others are its children. */
  readonly pids: Readonly<Record<string, number>>;
}

/** The folder that keeps everything between two starts. Readable by its owner alone. */
export class Home {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
  }

  folder(name: string): string {
    return join(this.path, name);
  }

  /** Secret that actors and ids are hashed with: made once, then kept, or counts would begin anew. */
  deploymentKey(): string {
    const kept = this.read('deployment.key');
    if (kept !== undefined && kept.trim().length >= 32) return kept.trim();
    const key = randomBytes(32).toString('base64url');
    this.write('deployment.key', `${key}\n`);
    return key;
  }

  record(record: LocalRecord): void {
    this.write('local.json', `${JSON.stringify(record, undefined, 2)}\n`);
  }

  forget(): void {
    rmSync(this.folder('local.json'), { force: true });
  }

  recorded(): LocalRecord | undefined {
    const text = this.read('local.json');
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as LocalRecord;
    } catch {
      return undefined;
    }
  }

  /** A small fact that outlives a stop, such as "real activity was seen". */
  marked(name: string): boolean {
    return existsSync(this.folder(name));
  }

  mark(name: string): void {
    this.write(name, `${new Date().toISOString()}\n`);
  }

  read(name: string): string | undefined {
    try {
      return readFileSync(this.folder(name), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** Writes a file whole or not at all. */
  write(name: string, text: string): void {
    const path = this.folder(name);
    const draft = `${path}.${process.pid}.draft`;
    writeFileSync(draft, text, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  }
}

/** Folders whose local cloud runs in this process. */
const held = new Set<string>();

/** Says that a local cloud of this process works on the folder, until the returned function is called. */
export function hold(home: Home): () => void {
  held.add(home.path);
  return () => held.delete(home.path);
}

/**
 * Ends what a crashed local cloud left running, by its recorded process ids, after making sure that
 * each is still a child of ours and not a stranger that was given the number since.
 * @returns the address of a local cloud that still runs on this folder, if one does
 */
export function clearLeftovers(home: Home): string | undefined {
  const record = home.recorded();
  if (record === undefined) return undefined;
  const { groundswell, ...children } = record.pids;
  // Our own number in the file may be that of a crashed predecessor: in containers numbers come again.
  const alive = groundswell === process.pid ? held.has(home.path) : groundswell !== undefined && isLocalCloud(groundswell);
  if (alive) return record.url ?? `process ${groundswell}`;
  for (const pid of Object.values(children)) if (commandOf(pid).includes(CHILD_MARK)) killGroup(pid, 'SIGKILL');
  home.forget();
  return undefined;
}

function isLocalCloud(pid: number): boolean {
  return /deploy[\\/]local|vitest/.test(commandOf(pid));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
