import { html, svg } from 'lit';
import { counted, day } from '../format.js';

const DAYS = 28;
const WIDTH = 880;
const HEIGHT = 96;

/**
 * Jobs per day over the last four weeks, with failed jobs on top.
 *
 * @param {object[]} jobs
 */
export function dayChart(jobs, now = new Date()) {
  const days = countsByDay(jobs, now);
  const most = Math.max(4, ...days.map((each) => each.total));
  const slot = WIDTH / DAYS;
  const scale = (count) => (count / most) * (HEIGHT - 8);
  const total = days.reduce((sum, each) => sum + each.total, 0);
  const failed = days.reduce((sum, each) => sum + each.failed, 0);
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${`${counted(total, 'job')} in four weeks, ${failed} failed`}>
      <line x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} stroke="var(--line)"></line>
      ${days.map((each, index) => svg`<g><title>${day(each.date)}: ${counted(each.total, 'job')}${each.failed ? `, ${each.failed} failed` : ''}</title>
        <rect x=${index * slot} y="0" width=${slot} height=${HEIGHT} fill="transparent"></rect>
        <rect x=${index * slot + 4} y=${HEIGHT - 1 - scale(each.total)} width=${slot - 8} height=${scale(each.total)} fill="var(--accent)" rx="2"></rect>
        <rect x=${index * slot + 4} y=${HEIGHT - 1 - scale(each.total)} width=${slot - 8} height=${scale(each.failed)} fill="var(--bad)" rx="2"></rect></g>`)}
    </svg>
    <figcaption class="row apart small muted"><span>${day(days[0].date)}</span>
      <span>${counted(total, 'job')}${failed ? html`, <span class="bad-words">${failed} failed</span>` : ''}</span><span>Today</span></figcaption>
  </figure>`;
}

/** @returns {{date: Date, total: number, failed: number}[]} */
function countsByDay(jobs, now) {
  const days = Array.from({ length: DAYS }, (_, index) => {
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (DAYS - 1 - index));
    return { date, total: 0, failed: 0 };
  });
  for (const job of jobs) {
    const index = days.findLastIndex((each) => each.date <= new Date(job.created_at));
    if (index < 0) continue;
    days[index].total++;
    if (job.status === 'failed') days[index].failed++;
  }
  return days;
}
