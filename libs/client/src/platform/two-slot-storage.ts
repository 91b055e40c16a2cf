import { DeviceStorage } from './device-storage.ts';

interface Slot {
  readonly name: string;
  readonly turn: number;
  readonly text: string;
}

/**
 * Makes writes atomic over storage that can tear a text: plain files, for instance. Each name has two slots that
 * are written in turn, with a check sum: a torn slot is not believed, and the other one has the text before.
 */
export class TwoSlotStorage extends DeviceStorage {
  constructor(private readonly inner: DeviceStorage) {
    super();
  }

  async read(name: string): Promise<string | undefined> {
    return (await this.newest(name))?.text;
  }

  async write(name: string, text: string): Promise<void> {
    const newest = await this.newest(name);
    const turn = (newest?.turn ?? 0) + 1;
    await this.inner.write(slotName(name, turn), `${turn} ${checkSum(`${turn} ${text}`)} ${text}`);
  }

  /** The older slot goes first, or a crash between the two would bring its text back. */
  async remove(name: string): Promise<void> {
    const newest = await this.newest(name);
    if (newest === undefined) return;
    await this.inner.remove(slotName(name, newest.turn + 1));
    await this.inner.remove(newest.name);
  }

  private async newest(name: string): Promise<Slot | undefined> {
    const slots = await Promise.all([0, 1].map((turn) => this.slot(slotName(name, turn))));
    return slots.reduce((one, other) => ((other?.turn ?? 0) > (one?.turn ?? 0) ? other : one));
  }

  private async slot(name: string): Promise<Slot | undefined> {
    const stored = (await this.inner.read(name)) ?? '';
    const [, turn = '', sum = '', text = ''] = /^(\d+) ([\da-f]{8}) ([^]*)$/.exec(stored) ?? [];
    return turn !== '' && checkSum(`${turn} ${text}`) === sum ? { name, turn: Number(turn), text } : undefined;
  }
}

function slotName(name: string, turn: number): string {
  return `${name}.${turn % 2}`;
}

/** FNV-1a of 32 bits: against torn texts, not against people. */
function checkSum(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
