import { useNow } from '../live/use-poll.ts';
import { seconds } from '../wording/times.ts';
import { STEPS, type Progress, type Step } from './follow-activity.ts';

const NAMES: Readonly<Record<Step, { readonly done: string; readonly waiting: string }>> = {
  sent: { done: 'Sent', waiting: 'Sending' },
  accepted: { done: 'Accepted and safe', waiting: 'Waiting for the answer' },
  arrived: { done: 'Arrived', waiting: 'On its way through the stream' },
  counted: { done: 'Counted', waiting: 'Being counted' },
};

interface ProgressStepsProps {
  readonly progress: Progress;
  /** When it was sent, epoch milliseconds; undefined when it has ended. */
  readonly startedAt: number | undefined;
}

/** Where the activity is, and how long each step took. */
export function ProgressSteps({ progress, startedAt }: ProgressStepsProps) {
  const waitingFor = STEPS.find((step) => progress.reached[step] === undefined);
  return (
    <div class="progress">
      <ol class="progress-steps">
        {STEPS.map((step) => {
          const reached = progress.reached[step];
          const state = stateOf(step, waitingFor, reached, progress.failure);
          return (
            <li key={step} class={`progress-${state}`} {...(state === 'current' && { 'aria-current': 'step' as const })}>
              <span>{reached === undefined ? NAMES[step].waiting : NAMES[step].done}</span>
              <span class="progress-time" aria-hidden="true">
                {reached !== undefined && seconds(reached)}
                {state === 'current' && startedAt !== undefined && <Elapsed since={startedAt} />}
              </span>
            </li>
          );
        })}
      </ol>
      <p class="problem" role="alert">
        {progress.failure}
      </p>
      <p class="unseen" role="status">
        {progress.reached.counted === undefined ? '' : `Counted after ${seconds(progress.reached.counted)}`}
      </p>
    </div>
  );
}

function stateOf(step: Step, waitingFor: Step | undefined, reached: number | undefined, failure: string | undefined): string {
  if (reached !== undefined) return 'done';
  if (step !== waitingFor) return 'next';
  return failure === undefined ? 'current' : 'failed';
}

function Elapsed({ since }: { readonly since: number }) {
  return <>{seconds(useNow(100) - since)}</>;
}
