import { html, nothing } from 'lit';
import { Element } from './element.js';
import { icon } from './icon.js';
import { ago, firstSentence, timeLeft } from '../format.js';
import { JOB_TYPES, jobName, stateWords } from '../job-types.js';
import { personName } from '../people.js';
import { session } from '../session.js';
import './progress-bar.js';

/** One job in a list. */
class JobRow extends Element {
  static properties = { job: { attribute: false }, project: {}, selectable: { type: Boolean }, selected: { type: Boolean } };

  render() {
    const { job } = this;
    const active = job.status === 'running' || job.status === 'pending';
    return html`<div class="job-row" data-status=${job.status} data-id=${job.id}>
      ${this.selectable
        ? html`<input type="checkbox" aria-label=${`Select ${jobName(job)}`} .checked=${this.selected} @change=${(event) => this.say('select', { id: job.id, selected: event.target.checked })}>`
        : nothing}
      <span class="glyph" title=${JOB_TYPES[job.job_type]?.name}>${icon(JOB_TYPES[job.job_type]?.icon, JOB_TYPES[job.job_type]?.name)}</span>
      <a class="name" href=${`/jobs/${job.id}`}>${jobName(job)}</a>
      <span class="about small muted">${this.#about()}</span>
      <span class="state" data-status=${job.status}>${stateWords(job)}</span>
      ${active
        ? html`<progress-bar .value=${job.progress} .attempt=${job.attempt} label=${`${jobName(job)}: progress`}></progress-bar>
            <span class="left small muted figures">${job.status === 'running' ? [`${job.progress} %`, timeLeft(job)].filter(Boolean).join(', ') : 'waiting for a worker'}</span>`
        : nothing}
      ${job.status === 'failed' && job.error ? html`<span class="reason small" title=${job.error.message}>${firstSentence(job.error.message)}</span>` : nothing}
    </div>`;
  }

  #about() {
    const { job } = this;
    const parts = [JOB_TYPES[job.job_type]?.name];
    if (session.isAdmin) parts.push(personName(job.created_by));
    parts.push(ago(job.finished_at ?? job.created_at));
    if (this.project) parts.push(this.project);
    return parts.filter(Boolean).join(' · ');
  }
}

customElements.define('job-row', JobRow);
