/** Light, dark or the system's theme. */
const KEY = 'cadenza.theme';

export const theme = () => localStorage.getItem(KEY) ?? 'system';

/** @param {'light'|'dark'|'system'} choice */
export function setTheme(choice) {
  if (choice === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, choice);
    document.documentElement.dataset.theme = choice;
  }
  dispatchEvent(new Event('theme'));
}

export const isDark = () => (theme() === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme() === 'dark');
