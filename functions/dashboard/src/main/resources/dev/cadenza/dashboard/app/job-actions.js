import { get, post, remove } from './api.js';
import { jobName } from './job-types.js';
import { isOver, live } from './live.js';
import { confirmed } from './parts/dialog.js';
import { sayFailure, toast } from './parts/toast.js';

/** What people do with jobs, one or many at a time. Each answers how many it worked for. */

export const cancelJobs = (jobs) => each(jobs.filter((job) => !isOver(job)), 'cancel', cancel);

export const retryJobs = (jobs) => each(jobs.filter(isOver), 'retry', async (job) => live.tell(await post(`/api/jobs/${job.id}/retry/`, {})));

/** Asks first, naming what goes. */
export async function deleteJobs(jobs) {
  const one = jobs.length === 1;
  const sure = await confirmed({
    title: one ? `Delete “${jobName(jobs[0])}”?` : `Delete ${jobs.length} jobs?`,
    text: 'What they made goes with them. This cannot be undone.',
    action: one ? 'Delete the job' : `Delete ${jobs.length} jobs`,
  });
  return sure ? each(jobs, 'delete', (job) => remove(`/api/jobs/${job.id}/`).catch(unlessGone)) : 0;
}

/**
 * A button's work, for a single or a double click: by the second one the button may be another, which
 * was not meant.
 */
export const once = (act) => (event) => (event.detail > 1 ? undefined : act(event));

/** A job that was cancelled meanwhile, here or elsewhere, is as it was to be. */
async function cancel(job) {
  try {
    live.tell(await post(`/api/jobs/${job.id}/cancel/`));
  } catch (failure) {
    if (failure.status !== 409) throw failure;
    const now = await get(`/api/jobs/${job.id}/`);
    live.tell(now);
    if (now.status !== 'cancelled') throw failure;
  }
}

/** What is being done, by what it is and the job: asked for again, it is not done again. */
const underWay = new Set();

async function each(jobs, name, act) {
  const fresh = jobs.filter((job) => !underWay.has(`${name} ${job.id}`));
  const answers = await Promise.allSettled(fresh.map((job) => alone(`${name} ${job.id}`, () => act(job))));
  const failed = answers.filter((answer) => answer.status === 'rejected');
  if (failed.length) sayFailure(failed[0].reason);
  else if (fresh.length > 1) toast(`Done for ${fresh.length} jobs.`);
  return fresh.length - failed.length;
}

async function alone(name, act) {
  underWay.add(name);
  try {
    return await act();
  } finally {
    underWay.delete(name);
  }
}

function unlessGone(failure) {
  if (failure.status !== 404) throw failure;
}
