export { topology } from './topology/index.ts';
export { inParts, partsIn } from './topology/rank-parts.ts';
export type * from './topology/model.ts';
