/** One page of a longer listing. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; asks for the page after this one. Absent on the last page. */
  readonly next?: string;
}
