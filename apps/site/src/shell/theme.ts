import { useEffect, useState } from 'preact/hooks';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'groundswell.theme';
const CHANGED = 'groundswell:theme';

function chosenTheme(): Theme {
  const chosen = localStorage.getItem(NAME);
  return THEMES.find((theme) => theme === chosen) ?? 'auto';
}

/** Puts the chosen theme on the page; `auto` follows the system. Called before the first paint. */
export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (next: Theme) => {
    localStorage.setItem(NAME, next);
    applyTheme(next);
    setTheme(next);
    dispatchEvent(new Event(CHANGED));
  };
  return [theme, choose];
}

/** A number that changes whenever the page's colours do: what draws on a canvas must draw anew. */
export function useColourChange(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const change = () => setChanges((count) => count + 1);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    addEventListener(CHANGED, change);
    dark.addEventListener('change', change);
    return () => {
      removeEventListener(CHANGED, change);
      dark.removeEventListener('change', change);
    };
  }, []);
  return changes;
}
