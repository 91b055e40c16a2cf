import type { FunctionSpec } from './model.ts';
import { ingest } from './functions/ingest.ts';
import { web } from './functions/web.ts';
import { mobile } from './functions/mobile.ts';
import { count } from './functions/count.ts';
import { rank } from './functions/rank.ts';
import { forget } from './functions/forget.ts';
import { land } from './functions/land.ts';
import { load } from './functions/load.ts';
import { notify } from './functions/notify.ts';

/** The Lambdas, one file each. */
export const functions: readonly FunctionSpec[] = [ingest, web, mobile, count, rank, forget, notify, land, load];
