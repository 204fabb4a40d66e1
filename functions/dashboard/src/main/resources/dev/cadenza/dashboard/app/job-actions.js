import { get, post, remove } from './api.js';
import { jobName } from './job-types.js';
import { isOver, live } from './live.js';
import { confirmed } from './parts/dialog.js';
import { sayFailure, toast } from './parts/toast.js';

/** Actions on one or more jobs. Each returns the number of jobs for which it succeeded. */

export const cancelJobs = (jobs) => each(jobs.filter((job) => !isOver(job)), 'cancel', cancel);

export const retryJobs = (jobs) => each(jobs.filter(isOver), 'retry', async (job) => live.receive(await post(`/api/jobs/${job.id}/retry/`, {})));

/** Asks for confirmation first. */
export async function deleteJobs(jobs) {
  const one = jobs.length === 1;
  const sure = await confirmed({
    title: one ? `Delete “${jobName(jobs[0])}”?` : `Delete ${jobs.length} jobs?`,
    text: 'Their results are deleted, too. This cannot be undone.',
    action: one ? 'Delete the job' : `Delete ${jobs.length} jobs`,
  });
  return sure ? each(jobs, 'delete', (job) => remove(`/api/jobs/${job.id}/`).catch(unlessGone)) : 0;
}

/**
 * A click handler that ignores the second click of a double click: by then the button may have another action, which
 * the user did not intend.
 */
export const once = (act) => (event) => (event.detail > 1 ? undefined : act(event));

/** A job that was cancelled meanwhile needs no further action. */
async function cancel(job) {
  try {
    live.receive(await post(`/api/jobs/${job.id}/cancel/`));
  } catch (failure) {
    if (failure.status !== 409) throw failure;
    const now = await get(`/api/jobs/${job.id}/`);
    live.receive(now);
    if (now.status !== 'cancelled') throw failure;
  }
}

/** Actions in progress, by action and job, so that none is started twice. */
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
