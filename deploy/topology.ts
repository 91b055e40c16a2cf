export { topology } from './topology/index.ts';
export { withSettings } from './topology/given-settings.ts';
export { inParts, partsIn } from './topology/rank-parts.ts';
export type * from './topology/model.ts';
