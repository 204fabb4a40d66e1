import { language, moment } from './format.js';

/** The name, icon, form and result view of each job type. */

/**
 * @typedef {object} JobType
 * @property {string} name
 * @property {string} does a one-line description
 * @property {string} action the label of the form's button
 * @property {string} icon
 * @property {() => Promise<{form: import('./forms/form.js').JobForm}>} form the input form
 * @property {() => Promise<{view: Function}>} result the view above the result files
 */

/** @type {Record<string, JobType>} */
export const JOB_TYPES = {
  tts: {
    name: 'Text to speech',
    does: 'Have a text read aloud, in one voice or several.',
    action: 'Read it aloud',
    icon: 'speech',
    form: () => import('./forms/tts.js'),
    result: () => import('./results/speech.js'),
  },
  stt: {
    name: 'Speech to text',
    does: 'Transcribe a recording, with subtitles.',
    action: 'Transcribe',
    icon: 'text',
    form: () => import('./forms/stt.js'),
    result: () => import('./results/transcript.js'),
  },
  dubbing: {
    name: 'Dubbing',
    does: 'Translate the speech of a recording or video into another language.',
    action: 'Dub it',
    icon: 'dub',
    form: () => import('./forms/dubbing.js'),
    result: () => import('./results/dub.js'),
  },
  voice_cloning: {
    name: 'Voice cloning',
    does: 'Create a voice from a recording of a person who has agreed.',
    action: 'Clone the voice',
    icon: 'voice',
    form: () => import('./forms/voice_cloning.js'),
    result: () => import('./results/clone.js'),
  },
  ai_stories: {
    name: 'Story',
    does: 'Generate a narrated story with chapters.',
    action: 'Create the story',
    icon: 'story',
    form: () => import('./forms/ai_stories.js'),
    result: () => import('./results/story.js'),
  },
};

export const STATUSES = {
  pending: 'Waiting',
  running: 'Running',
  completed: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** The display name of a job: its title, or from its text or parameters. */
export function jobName(job) {
  const given = job.parameters ?? {};
  const words = job.title ?? given.name ?? given.title ?? given.text ?? given.prompt;
  if (typeof words === 'string' && words.trim()) return cut(words.trim());
  if (job.job_type === 'stt') return `Transcript of ${moment(job.created_at)}`;
  if (job.job_type === 'dubbing' && given.target_language) return `Dub into ${language(given.target_language)}`;
  return JOB_TYPES[job.job_type]?.name ?? job.job_type;
}

/** The current state as text. */
export function stateWords(job) {
  if (job.status === 'running' && job.step) return sentence(job.step);
  return STATUSES[job.status] ?? job.status;
}

export const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const cut = (text) => (text.length > 90 ? `${text.slice(0, 88).replace(/[\s.,…]+$/, '')}…` : text);
