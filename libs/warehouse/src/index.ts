export type { Column, ColumnType, Table, Target } from './domain/model/table.ts';
export { TABLES, TARGETS, targetNamed } from './domain/model/model.ts';
export { landedColumns, landedHeader, landedSequence, LINE_DIGITS, SEQUENCE_DIGITS } from './domain/model/landed.ts';
export { schemaDocument } from './domain/model/schema-document.ts';
