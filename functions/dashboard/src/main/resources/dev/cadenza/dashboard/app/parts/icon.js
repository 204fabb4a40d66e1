import { svg, html, nothing } from 'lit';

/** Line drawings on a grid of 20. */
const LINES = {
  overview: 'M3 10.5 10 4l7 6.5M5 9v7h10V9',
  jobs: 'M3 5h14M3 10h14M3 15h9',
  projects: 'M3 6a1 1 0 0 1 1-1h4l2 2h6a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z',
  voices: 'M10 3a2.5 2.5 0 0 0-2.5 2.5v4a2.5 2.5 0 0 0 5 0v-4A2.5 2.5 0 0 0 10 3zM5 9.5a5 5 0 0 0 10 0M10 14.5V17',
  settings: 'M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4',
  users: 'M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16c.4-2.8 2.4-4.3 5-4.3s4.600 1.500 5 4.300M13 4.300a2.700 2.700 0 0 1 0 5M14.700 12c1.600.600 2.600 2 2.800 4',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.500c.500-3 2.900-4.500 6-4.500s5.500 1.500 6 4.500',
  plus: 'M10 4v12M4 10h12',
  more: 'M4.5 10h1M9.500 10h1M14.500 10h1',
  play: 'M7 4.500v11l9-5.500z',
  pause: 'M7 5v10M13 5v10',
  star: 'M10 3.500l2 4.200 4.600.600-3.400 3.200.900 4.600-4.100-2.300-4.100 2.300.900-4.600L3.400 8.300 8 7.700z',
  download: 'M10 3v9M6.500 9 10 12.500 13.500 9M4 16h12',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.500 8 14.500 16 6',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM13 13l4 4',
  upload: 'M10 13V4M6.500 7.500 10 4l3.500 3.500M4 16h12',
  light: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 3v1M10 16v1M3 10h1M16 10h1M5 5l.700.700M14.300 14.300l.700.700M5 15l.700-.700M14.300 5.700 15 5',
  dark: 'M16 12.200A6.500 6.500 0 0 1 7.800 4 6.500 6.500 0 1 0 16 12.200z',
  leave: 'M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3M12 7l3 3-3 3M15 10H8',
  speech: 'M3 8.500v3h2.500L9 14.500v-9L5.500 8.500zM12 7.500a3.500 3.500 0 0 1 0 5M14 5.500a6.300 6.300 0 0 1 0 9',
  text: 'M4 5h12M4 8.500h12M4 12h8M4 15.500h5',
  dub: 'M3 5h8v6H7l-2.500 2v-2H3zM13 8h4v6h-1.500v2L13 14H9.500v-1',
  voice: 'M4 9v2M7 6v8M10 3.500v13M13 6v8M16 9v2',
  story: 'M10 5.500C8.500 4.300 6.500 4 3.500 4v11c3 0 5 .300 6.500 1.500 1.500-1.200 3.500-1.500 6.500-1.500V4c-3 0-5 .300-6.500 1.500zM10 5.500v11',
  file: 'M6 3h5l4 4v10H6zM11 3v4h4',
  api: 'M7 6 3 10l4 4M13 6l4 4-4 4M11 4.500 9 15.500',
  back: 'M12 5l-5 5 5 5',
  keys: 'M3 6h14v8H3zM6 9h.5M9 9h.5M12 9h.5M14.500 9h.5M7 11.500h6',
  sound: 'M3 8.500v3h2.500L9 14.500v-9L5.500 8.500zM12 7.500a3.500 3.500 0 0 1 0 5',
  muted: 'M3 8.500v3h2.500L9 14.500v-9L5.500 8.500zM12.500 8l4 4M16.500 8l-4 4',
};

/**
 * @param {string} name of a drawing
 * @param {string} [label] the accessible name; decorative without one
 */
export function icon(name, label) {
  return html`<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"
    stroke-linejoin="round" role=${label ? 'img' : nothing} aria-label=${label ?? nothing} aria-hidden=${label ? nothing : 'true'}>${svg`<path d=${LINES[name] ?? LINES.file}></path>`}</svg>`;
}

export const brand = () => html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="var(--accent)"></rect>
  <g fill="var(--on-accent)"><rect x="7" y="13" width="3" height="6" rx="1.5"></rect><rect x="12" y="8" width="3" height="16" rx="1.5"></rect>
  <rect x="17" y="11" width="3" height="10" rx="1.5"></rect><rect x="22" y="14" width="3" height="4" rx="1.5"></rect></g></svg>`;
