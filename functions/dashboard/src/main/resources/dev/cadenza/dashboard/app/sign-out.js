import { confirmed } from './parts/dialog.js';
import { session } from './session.js';
import { uploads } from './uploads.js';

/** Signs out; asks for confirmation if that stops an upload. */
export async function signOut() {
  if (uploads.isRunning && !(await confirmed(question(uploads.unfinished)))) return;
  await session.signOut();
}

function question(unfinished) {
  const what = unfinished.length === 1 ? `“${unfinished[0].file.name}” is` : `${unfinished.length} files are`;
  return {
    title: 'Sign out and stop the upload?',
    text: `${what} not uploaded yet. What you typed is kept; the upload continues when you sign in again, if this page stays open.`,
    action: 'Sign out',
    keep: 'Stay',
  };
}
