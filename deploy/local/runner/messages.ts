/** What runner and instance say to each other. */
export interface Invocation {
  readonly kind: 'invoke';
  readonly requestId: string;
  readonly event: unknown;
  /** Epoch milliseconds of the machine at which the runner ends the invocation. */
  readonly deadline: number;
  readonly traceId: string;
}

/** Lambda's own shape of an error. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionError }
  | { readonly kind: 'result'; readonly requestId: string; readonly payload: unknown }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: FunctionError };
