export { topology } from './topology/index.ts';
export type * from './topology/model.ts';
