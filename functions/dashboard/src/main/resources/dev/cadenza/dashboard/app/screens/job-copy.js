import { get } from '../api.js';
import { sayFailure } from '../parts/toast.js';

/** A job as input of its form; without its file if that is deleted. */
export async function copyOf(id, form) {
  try {
    const job = await get(`/api/jobs/${id}/`);
    const file = job.input_file ? await get(`/api/uploads/${job.input_file}/`).catch(() => null) : null;
    return {
      values: form.values(job.parameters, Boolean(job.input_file)),
      upload: file?.finished ? { id: file.id, name: file.file_name, size: file.size } : null,
      project: job.project,
    };
  } catch (failure) {
    sayFailure(failure);
    return null;
  }
}
