/** A temporary message; with an undo action it stays longer. */
const DWELL_MS = 6_000;

/**
 * @param {string} text
 * @param {{action?: string, act?: () => void, bad?: boolean}} [options]
 */
export function toast(text, { action, act, bad = false } = {}) {
  const line = document.createElement('div');
  line.className = bad ? 'toast bad' : 'toast';
  line.append(text);
  const timer = setTimeout(() => line.remove(), bad || act ? 2 * DWELL_MS : DWELL_MS);
  if (act) {
    const button = document.createElement('button');
    button.className = 'button plain small';
    button.textContent = action;
    button.onclick = () => {
      clearTimeout(timer);
      line.remove();
      act();
    };
    line.append(button);
  }
  shelf().append(line);
}

/** Shows an error and returns undefined. */
export function sayFailure(failure) {
  if (failure?.name !== 'AbortError') toast(failure.message, { bad: true });
}

function shelf() {
  const there = document.querySelector('.toasts');
  if (there) return there;
  const made = document.createElement('div');
  made.className = 'toasts';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
