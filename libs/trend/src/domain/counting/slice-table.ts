import { larger } from './byte-table.ts';

/** Slices as numbers of four strings each: language, region, kind and source, in the order in which they came. */
export class SliceTable {
  private members = new Int32Array(4 * 256);
  private slots = new Int32Array(1_024);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a slice; a new one where it is new. */
  intern(language: number, region: number, kind: number, source: number): number {
    const mask = this.slots.length - 1;
    let slot = mixed(language, region, kind, source) & mask;
    for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
      const at = 4 * (found - 1);
      const { members } = this;
      if (members[at] === language && members[at + 1] === region && members[at + 2] === kind && members[at + 3] === source)
        return found - 1;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.count + 1;
    return this.add(language, region, kind, source);
  }

  /** @param member 0 language, 1 region, 2 kind, 3 source */
  member(slice: number, member: number): number {
    return this.members[4 * slice + member] as number;
  }

  private add(language: number, region: number, kind: number, source: number): number {
    const slice = this.count;
    const at = 4 * slice;
    if (at + 4 > this.members.length) this.members = larger(this.members, at + 4);
    const { members } = this;
    members[at] = language;
    members[at + 1] = region;
    members[at + 2] = kind;
    members[at + 3] = source;
    this.count = slice + 1;
    if (2 * this.count > this.slots.length) this.grow();
    return slice;
  }

  private grow(): void {
    this.slots = new Int32Array(4 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let slice = 0; slice < this.count; slice += 1) {
      let slot = mixed(this.member(slice, 0), this.member(slice, 1), this.member(slice, 2), this.member(slice, 3)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = slice + 1;
    }
  }
}

function mixed(language: number, region: number, kind: number, source: number): number {
  const sum =
    Math.imul(language, 0x9e37_79b1) + Math.imul(region, 0x85eb_ca6b) + Math.imul(kind, 0xc2b2_ae35) + Math.imul(source, 0x27d4_eb2f);
  return (sum ^ (sum >>> 15)) >>> 0;
}
