/**
 * An edit of a transcript that is not saved yet, with undo. It changes nothing else, so that it can be kept as a draft.
 *
 * @typedef {{speaker?: string, start: number, end: number, text: string, words?: {word: string, start: number, end: number}[], edited?: boolean}} Segment
 */
export class TranscriptDraft {
  /** A version has few words that change at once: one undo step covers the typing in a segment. */
  #past = [];
  #typing = -1;

  /** @param {Segment[]} segments */
  constructor(segments) {
    this.segments = segments;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** The number of changed segments. */
  get changes() {
    return this.segments.filter((segment) => segment.edited).length + this.removed;
  }

  removed = 0;

  /** Speakers in the order of their first words. */
  get speakers() {
    return [...new Set(this.segments.map((segment) => segment.speaker).filter(Boolean))];
  }

  #keep(typing = -1) {
    if (typing === -1 || typing !== this.#typing) this.#past.push({ segments: this.segments, removed: this.removed });
    this.#typing = typing;
  }

  #replace(at, count, ...segments) {
    this.segments = [...this.segments.slice(0, at), ...segments.map((segment) => ({ ...segment, edited: true })), ...this.segments.slice(at + count)];
  }

  undo() {
    const before = this.#past.pop();
    if (before) Object.assign(this, before);
    this.#typing = -1;
  }

  /** @param {number} at @param {string} text */
  write(at, text) {
    this.#keep(at);
    this.#replace(at, 1, { ...this.segments[at], text });
  }

  /** Splits a segment at a character; false if a side would be empty. */
  split(at, character) {
    const segment = this.segments[at];
    const [first, second] = [segment.text.slice(0, character).trim(), segment.text.slice(character).trim()];
    if (!first || !second) return false;
    this.#keep();
    const time = timeAt(segment, character);
    this.#replace(at, 1, { ...segment, text: first, end: time, words: undefined }, { ...segment, text: second, start: time, words: undefined });
    return true;
  }

  /** Joins a segment with the one before it; gives the length of the first one's text. */
  join(at) {
    const [first, second] = [this.segments[at - 1], this.segments[at]];
    if (!first || !second) return -1;
    this.#keep();
    this.#replace(at - 1, 2, { ...first, end: Math.max(first.end, second.end), text: `${first.text} ${second.text}`.trim(), words: undefined });
    this.removed += 1;
    return first.text.length;
  }

  remove(at) {
    this.#keep();
    this.#replace(at, 1);
    this.removed += 1;
  }

  /** @param {string} name empty for none */
  assign(at, name) {
    this.#keep();
    this.#replace(at, 1, { ...this.segments[at], speaker: name || undefined });
  }

  /** Renames a speaker everywhere. */
  rename(speaker, name) {
    if (!name.trim() || name === speaker) return;
    this.#keep();
    this.segments = this.segments.map((segment) => (segment.speaker === speaker ? { ...segment, speaker: name.trim(), edited: true } : segment));
  }

  /** How often a text occurs. */
  count(find, matchCase) {
    if (!find) return 0;
    const pattern = literal(find, matchCase);
    return this.segments.reduce((sum, segment) => sum + (segment.text.match(pattern)?.length ?? 0), 0);
  }

  replaceAll(find, replacement, matchCase) {
    const count = this.count(find, matchCase);
    if (!count) return 0;
    this.#keep();
    const pattern = literal(find, matchCase);
    const written = this.segments.map((segment) => {
      const text = segment.text.replace(pattern, () => replacement);
      return text === segment.text ? segment : { ...segment, text, edited: true };
    });
    this.segments = written.filter((segment) => segment.text.trim());
    this.removed += written.length - this.segments.length;
    return count;
  }

  /** As the API takes it: words that stay keep their times there. */
  get body() {
    return this.segments.filter((segment) => segment.text.trim()).map(({ speaker, start, end, text }) => ({ ...(speaker ? { speaker } : {}), start, end, text }));
  }
}

const literal = (text, matchCase) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'gu' : 'giu');

/** When a character is said: at the start of its word if its time is known, otherwise by its share of the text. */
function timeAt(segment, character) {
  const before = segment.text.slice(0, character).trim().split(/\s+/u).length;
  const word = segment.words?.[before];
  const known = word && segment.words.map((each) => each.word).join(' ') === segment.text;
  return known ? word.start : segment.start + ((segment.end - segment.start) * character) / segment.text.length;
}
