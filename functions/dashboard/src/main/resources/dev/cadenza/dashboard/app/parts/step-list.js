import { html, nothing } from 'lit';
import { sentence } from '../job-types.js';

/**
 * The steps of a job: completed, current and pending. If a worker of another version did steps that
 * the job does not list, they are taken from the events.
 *
 * @param {object} job
 * @param {object[]} events the job as it was with each change
 */
export function stepList(job, events) {
  const seen = events.filter((event) => event.attempt === job.attempt && event.step).map((event) => event.step);
  const known = job.steps ?? [];
  const met = [...new Set(seen)];
  const all = known.length && met.every((step) => known.includes(step)) ? known : met;
  const current = all.indexOf(job.step);
  const steps = all.map((step, index) => [step, index]).filter(([step]) => step !== 'translate' || job.job_type !== 'stt' || job.parameters?.translate_to);
  if (!steps.length) return nothing;
  return html`<ol class="steps" aria-label="Steps">${steps.map(([step, index]) => html`<li data-state=${index < current ? 'done' : 'open'} aria-current=${index === current ? 'step' : nothing}>${sentence(step)}</li>`)}</ol>`;
}
