import type { FoundTopic } from '@groundswell/client';
import { people } from '../wording/numbers.ts';
import type { Found } from './use-search.ts';

interface SearchResultsProps {
  readonly id: string;
  readonly found: Found | undefined;
  readonly active: number;
  readonly onChoose: (topic: FoundTopic) => void;
}

export function SearchResults({ id, found, active, onChoose }: SearchResultsProps) {
  return (
    <div class="search-panel" hidden={found === undefined}>
      <ul id={id} role="listbox" aria-label="Topics">
        {found?.topics.map((topic, index) => (
          <li
            key={topic.topic}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(topic)}
          >
            <bdi>{topic.label}</bdi>
            {topic.trending && <span class="badge">rising</span>}
            <span class="search-people">{people(topic.actorsPerDay)}</span>
          </li>
        ))}
      </ul>
      {found?.topics.length === 0 && (
        <p role="status">
          {found.failed ? 'The search does not answer just now.' : `No topic in wide use today has “${found.query}” in its name.`}
        </p>
      )}
    </div>
  );
}
