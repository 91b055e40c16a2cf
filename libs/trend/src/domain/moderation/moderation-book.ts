import { type Clock, type Ids, SECOND, UnavailableError } from '@groundswell/kernel';
import { MalformedBytesError } from '../delta-bytes.ts';
import { decodePart, encodePart } from './moderation-codec.ts';
import { ModerationDraft } from './moderation-draft.ts';
import type { EntryContent } from './moderation-entry.ts';
import type { PartName } from './moderation-parts.ts';
import { ModerationState } from './moderation-state.ts';
import type { ModerationHead, ModerationStore } from './moderation-store.ts';

/** Tries of a change while others change something, too: each that fails means that another one succeeded. */
const TRIES = 12;
/** How old what readers are answered from may be. */
const RECENT = SECOND;

/** Changes `draft` and says what the trail shall say of it; undefined: there is nothing to change. */
export type Edit = (draft: ModerationDraft) => EntryContent | undefined;

/**
 * The book of decisions: reads it cheaply (one small item while nothing changed, then the parts that
 * did), and changes it one entry at a time, whoever else does, too.
 */
export class ModerationBook {
  private state: ModerationState = ModerationState.EMPTY;
  private head: ModerationHead = { version: 0, parts: {} };
  /** The entry that each part was read at, or later. */
  private readonly readAt = new Map<PartName, number>();
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** @param machineClock what `recent` is measured by; `clock` is what entries are dated by */
  constructor(
    private readonly store: ModerationStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly machineClock: Clock = clock,
  ) {}

  /** What was decided when it was last read or changed here. */
  get known(): ModerationState {
    return this.state;
  }

  /** What is decided now. */
  async read(): Promise<ModerationState> {
    const lookedAt = this.machineClock.now();
    const head = await this.store.head();
    if (head !== undefined && head.version > this.head.version) await this.load(head);
    this.lookedAt = lookedAt;
    return this.state;
  }

  /** What was decided a second ago or later: for what is asked often. */
  async recent(): Promise<ModerationState> {
    return Math.abs(this.machineClock.now() - this.lookedAt) < RECENT ? this.state : this.read();
  }

  /**
   * Makes a change, with its entry in the trail, or nothing. Safe to repeat as far as `edit` finds nothing to change the second time.
   * @returns the number of the entry; undefined when there was nothing to change
   * @throws UnavailableError when others change something all the time; whatever `edit` throws
   */
  async change(edit: Edit): Promise<number | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const draft = new ModerationDraft(await this.read());
      const content = edit(draft);
      if (content === undefined) return undefined;
      if (await this.commit(draft, content)) return draft.entry;
    }
    throw new UnavailableError('Others are changing decisions all the time', 1);
  }

  private async commit(draft: ModerationDraft, content: EntryContent): Promise<boolean> {
    const { entry: number, touched, review } = draft;
    const state = draft.finish();
    const id = this.ids.next();
    const parts = { ...this.head.parts, ...Object.fromEntries([...touched].map((name) => [name, number])) };
    const head: ModerationHead = { version: number, parts, ...(review === undefined ? {} : { review }) };
    const written = await this.store.commit({
      head,
      parts: new Map([...touched].map((name) => [name, encodePart(name, state.contents)])),
      entry: { ...content, number, at: this.clock.now(), id },
    });
    if (!written && (await this.store.entriesOf([number])).get(number)?.id !== id) return false;
    this.keep(head, state, touched);
    return true;
  }

  private async load(head: ModerationHead): Promise<void> {
    const named = Object.entries(head.parts) as [PartName, number][];
    const outdated = named.filter(([name, entry]) => (this.readAt.get(name) ?? 0) < entry).map(([name]) => name);
    const found = outdated.length === 0 ? new Map<PartName, Uint8Array>() : await this.store.parts(outdated);
    let { contents } = this.state;
    for (const name of outdated) {
      const bytes = found.get(name);
      if (bytes === undefined) throw new MalformedBytesError(`the part ${name} of moderation is missing`);
      contents = decodePart(name, bytes, contents);
    }
    // While the parts were read, another change may have been read or made here.
    if (head.version > this.head.version) this.keep(head, new ModerationState(head.version, head.review, contents), outdated);
  }

  private keep(head: ModerationHead, state: ModerationState, parts: Iterable<PartName>): void {
    for (const name of parts) this.readAt.set(name, head.version);
    this.head = head;
    this.state = state;
  }
}
