import { useEffect, useRef, useState } from 'preact/hooks';
import { readArrivals, readTopicCounts, readStatus, sendActivity } from '../api/api.ts';
import { usePoll } from '../live/use-poll.ts';
import { ArrivalsList } from './arrivals-list.tsx';
import { followActivity, type Progress } from './follow-activity.ts';
import { ProgressSteps } from './progress-steps.tsx';
import { firstTopic, testActivity } from './test-activity.ts';
import { TopicCount } from './topic-count.tsx';

interface SendOneProps {
  readonly source: string;
  readonly writeKey: string;
  readonly operatorKey: string;
}

/** Sends a test activity and shows each step of its way until its topic's count has grown. */
export function SendOne({ source, writeKey, operatorKey }: SendOneProps) {
  const [text, setText] = useState('Hello #groundswell');
  const { progress, startedAt, send } = useSending({ source, writeKey, operatorKey });
  const { value: status } = usePoll('status', readStatus, 30_000);
  const topic = firstTopic(text);
  const running = startedAt !== undefined;
  return (
    <>
      <form
        class="send-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (topic !== undefined && !running) void send(text, topic);
        }}
      >
        <label for="send-text">A post with a hashtag</label>
        <div class="field-row">
          <input
            id="send-text"
            type="text"
            value={text}
            maxLength={280}
            autocomplete="off"
            aria-describedby="send-note"
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={topic === undefined || running}>
            {progress === undefined || running ? 'Send one now' : 'Send another'}
          </button>
        </div>
        <p id="send-note" class="quiet">
          {topic === undefined ? 'Add a hashtag, so that there is a topic to count.' : 'Each press sends as a new invented person.'}
        </p>
      </form>
      {progress !== undefined && (
        <div class="send-outcome">
          <ProgressSteps progress={progress} startedAt={startedAt} />
          <TopicCount topic={progress.topic} operatorKey={operatorKey} minimumActors={status?.minimumActors ?? 5} />
        </div>
      )}
      <ArrivalsList source={source} operatorKey={operatorKey} />
    </>
  );
}

interface Sending {
  readonly progress: Progress | undefined;
  /** Epoch milliseconds; undefined when nothing is under way. */
  readonly startedAt: number | undefined;
  readonly send: (text: string, topic: string) => Promise<void>;
}

function useSending({ source, writeKey, operatorKey }: SendOneProps): Sending {
  const [progress, setProgress] = useState<Progress>();
  const [startedAt, setStartedAt] = useState<number>();
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const send = async (text: string, topic: string) => {
    setStartedAt(Date.now());
    const activity = testActivity(text, randomName);
    const steps = followActivity({
      id: activity.id,
      topic,
      send: () => sendActivity(activity, writeKey),
      arrivals: () => readArrivals(source, operatorKey),
      counts: () => readTopicCounts(topic, operatorKey),
      now: () => Date.now(),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    for await (const step of steps) {
      if (gone.current) return;
      setProgress(step);
    }
    setStartedAt(undefined);
  };
  return { progress, startedAt, send };
}

/** Enough chance that nobody else has the same. `randomUUID` is missing where the page is served over plain HTTP. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
}
