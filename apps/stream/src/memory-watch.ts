import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const MEGABYTE = 2 ** 20;
/** Share of the memory from which on what is in use is near it: what a refresh needs for a moment has to fit, too. */
const NEAR = 0.75;
/** It is told again when so much more is in use. */
const STEP = 0.05;

/** What a process has in use of its memory. Megabytes. */
export interface MemoryUse {
  readonly used: number;
  readonly limit: number;
}

/** Knows what is really in use: as much as was after the last full collection of garbage. A process that runs out of memory dies without a word. */
export class MemoryWatch {
  private used = 0;
  private told = 0;
  private readonly observer = new PerformanceObserver((list) => {
    if (list.getEntries().some(isFull)) this.used = inUse();
  });

  /** @param limit megabytes; default: the memory of the function, elsewhere what the process may have for objects */
  constructor(private readonly limit: number = limitOfProcess()) {
    this.observer.observe({ entryTypes: ['gc'] });
  }

  get use(): MemoryUse {
    return { used: this.used, limit: this.limit };
  }

  /** Whether so much is in use that somebody has to know; once, and again whenever a twentieth more is. */
  nears(): boolean {
    const share = this.used / this.limit;
    if (share < NEAR) this.told = 0;
    if (share < NEAR || share < this.told + STEP) return false;
    this.told = share;
    return true;
  }

  stop(): void {
    this.observer.disconnect();
  }
}

function isFull(entry: PerformanceEntry): boolean {
  return (
    (entry as PerformanceEntry & { readonly detail?: { readonly kind?: number } }).detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR
  );
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / MEGABYTE);
}

function limitOfProcess(): number {
  const ofFunction = Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE);
  return ofFunction > 0 ? ofFunction : Math.round(getHeapStatistics().heap_size_limit / MEGABYTE);
}
