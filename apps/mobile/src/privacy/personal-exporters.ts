import type { Exporter } from '@groundswell/privacy';

/** Everybody who can say what is held about a person. */
export class PersonalExporters {
  constructor(readonly all: readonly Exporter[]) {}
}
