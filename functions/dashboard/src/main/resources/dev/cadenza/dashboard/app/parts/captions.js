const LINE = 42;
const LINES = 2;

/** Lines of at most 42 characters, as even as words allow; a longer word stands alone. @param {string} text */
function lines(text) {
  const words = text.split(/\s+/u).filter(Boolean);
  let wrapped = wrap(words, LINE);
  // A narrower limit with the same number of lines avoids a single word at the end.
  for (let measure = LINE - 1; wrapped.length > 1 && measure > 0; measure--) {
    const narrower = wrap(words, measure);
    if (narrower.length > wrapped.length || narrower.some((line) => line.length > LINE && line.includes(' '))) break;
    wrapped = narrower;
  }
  return wrapped;
}

function wrap(words, measure) {
  const wrapped = [];
  for (const word of words) {
    const longer = `${wrapped.at(-1)} ${word}`;
    if (wrapped.length && longer.length <= measure) wrapped[wrapped.length - 1] = longer;
    else wrapped.push(word);
  }
  return wrapped;
}

/**
 * Cues of at most two lines. A longer one is split, and each part is shown for its share of the text.
 * @param {{ start: number, end: number, text: string }[]} cues times in seconds
 */
export function laidOut(cues) {
  return cues.flatMap(({ start, end, text }) => {
    const all = lines(text);
    const count = Math.max(1, Math.ceil(all.length / LINES));
    const size = Math.ceil(all.length / count);
    const parts = Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size).join('\n')).filter((part, at) => part || at === 0);
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    let shown = 0;
    return parts.map((part) => {
      const from = start + ((end - start) * shown) / (total || 1);
      shown += part.length;
      return { start: from, end: total ? start + ((end - start) * shown) / total : end, text: part };
    });
  });
}
