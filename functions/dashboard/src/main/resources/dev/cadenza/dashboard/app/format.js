/** Numbers and times as text. */
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const DOLLARS = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** @param {number} count */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** @param {string} time ISO 8601 */
export function ago(time, now = Date.now()) {
  const seconds = (new Date(time) - now) / 1000;
  if (seconds > -45) return 'just now';
  if (seconds > -3_600) return RELATIVE.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86_400) return RELATIVE.format(Math.round(seconds / 3_600), 'hour');
  if (seconds > -7 * 86_400) return RELATIVE.format(Math.round(seconds / 86_400), 'day');
  return DAY.format(new Date(time));
}

export const moment = (time) => MOMENT.format(new Date(time));
export const day = (time) => DAY.format(new Date(time));

/** @param {number} bytes */
export function size(bytes) {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const unit = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), 3);
  return `${(bytes / 1024 ** unit).toLocaleString('en', { maximumFractionDigits: unit < 2 ? 0 : 1 })} ${units[unit]}`;
}

/** In the format of a media player: 1:05, 1:02:03. @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}

/** In words: "12 seconds". @param {number} seconds */
export function span(seconds) {
  if (seconds < 1.5) return 'a second';
  if (seconds < 90) return counted(Math.round(seconds), 'second');
  if (seconds < 5_400) return counted(Math.round(seconds / 60), 'minute');
  return counted(Math.round(seconds / 3_600), 'hour');
}

/** The estimated remaining time from the progress; empty while it is unknown. */
export function timeLeft(job, now = Date.now()) {
  if (job.status !== 'running' || !job.started_at || job.progress < 8) return '';
  const spent = (now - new Date(job.started_at)) / 1000;
  const left = (spent / job.progress) * (100 - job.progress);
  return spent < 2 ? '' : `about ${span(left)} left`;
}

/** The first sentence of a text, or the whole text if it is one sentence. */
export function firstSentence(text) {
  const [first] = SENTENCES.segment(text.trim());
  return first?.segment.trim() ?? '';
}

/** "English", "Spanish (Mexico)". @param {string} tag BCP 47 */
export function language(tag) {
  if (tag === 'und') return 'Detect the language';
  try {
    return NAMES.of(tag);
  } catch {
    return tag;
  }
}

/** "$0.12" */
export const money = (usd) => DOLLARS.format(usd);

/** Macrolanguages and the language that each stands for, as on the server. */
const MEANT = { zh: 'cmn', no: 'nb', iw: 'he' };

/** The language of a tag: `en` of `en-GB`. */
export function primary(tag) {
  const own = (tag ?? '').split(/[-_]/)[0].toLowerCase();
  return MEANT[own] ?? own;
}
