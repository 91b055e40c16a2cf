import { THEMES, useTheme, type Theme } from './theme.ts';

const NAMES: Readonly<Record<Theme, string>> = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };

/** One button that goes through auto, light and dark. */
export function ThemeSwitch() {
  const [theme, choose] = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <button
      type="button"
      class="icon-button theme-switch"
      onClick={() => choose(next)}
      aria-label={`${NAMES[theme]}. Change to ${next}`}
      title={NAMES[theme]}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {theme === 'auto' && <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z" />}
        {theme === 'auto' && <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" class="half" />}
        {theme === 'light' && (
          <path d="M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 1.800v2.400M12 19.800v2.400M1.800 12h2.400M19.800 12h2.400M4.800 4.800l1.700 1.700M17.5 17.5l1.700 1.700M4.800 19.200l1.700-1.700M17.5 6.5l1.700-1.700" />
        )}
        {theme === 'dark' && <path d="M20 14.200A8.300 8.300 0 0 1 9.800 4a8.300 8.300 0 1 0 10.200 10.200z" />}
      </svg>
    </button>
  );
}
