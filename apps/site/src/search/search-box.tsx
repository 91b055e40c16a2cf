import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FoundTopic } from '@groundswell/client';
import { navigate } from '../routing/navigation.tsx';
import { topicPath } from '../routing/route.ts';
import { SearchResults } from './search-results.tsx';
import { useSearch } from './use-search.ts';

/** Finds a topic by name: `/` goes to it, arrows choose, Enter opens, Escape leaves. */
export function SearchBox() {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useSearch(text.trim());
  const topics = found?.topics ?? [];
  useSlashKey(input);

  const choose = (topic: FoundTopic | undefined) => {
    if (topic === undefined) return;
    setText('');
    setOpen(false);
    input.current?.blur();
    navigate(topicPath(topic.topic));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + topics.length) % Math.max(1, topics.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(topics[active]);
    } else if (event.key === 'Escape') {
      setText('');
      setOpen(false);
      input.current?.blur();
    }
  };
  const showing = open && found !== undefined;
  return (
    <search class="search">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search topics"
        aria-expanded={showing}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(showing && topics.length > 0 && { 'aria-activedescendant': `${listId}-${active}` })}
        placeholder="Search topics"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd aria-hidden="true">/</kbd>
      <SearchResults id={listId} found={showing ? found : undefined} active={active} onChoose={choose} />
    </search>
  );
}

/** `/` anywhere outside a field puts the cursor into the search box. */
function useSlashKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const field = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (event.key !== '/' || field || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [input]);
}
