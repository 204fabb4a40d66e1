import { post, remove } from './api.js';
import { jobName } from './job-types.js';
import { isOver, live } from './live.js';
import { confirmed } from './parts/dialog.js';
import { sayFailure, toast } from './parts/toast.js';

/** What people do with jobs, one or many at a time. Each answers how many it worked for. */

export const cancelJobs = (jobs) => each(jobs.filter((job) => !isOver(job)), async (job) => live.tell(await post(`/api/jobs/${job.id}/cancel/`)));

export const retryJobs = (jobs) => each(jobs.filter(isOver), async (job) => live.tell(await post(`/api/jobs/${job.id}/retry/`, {})));

/** Asks first, naming what goes. */
export async function deleteJobs(jobs) {
  const one = jobs.length === 1;
  const sure = await confirmed({
    title: one ? `Delete “${jobName(jobs[0])}”?` : `Delete ${jobs.length} jobs?`,
    text: 'What they made goes with them. This cannot be undone.',
    action: one ? 'Delete the job' : `Delete ${jobs.length} jobs`,
  });
  return sure ? each(jobs, (job) => remove(`/api/jobs/${job.id}/`)) : 0;
}

async function each(jobs, act) {
  const answers = await Promise.allSettled(jobs.map(act));
  const failed = answers.filter((answer) => answer.status === 'rejected');
  if (failed.length) sayFailure(failed[0].reason);
  else if (jobs.length > 1) toast(`Done for ${jobs.length} jobs.`);
  return jobs.length - failed.length;
}
