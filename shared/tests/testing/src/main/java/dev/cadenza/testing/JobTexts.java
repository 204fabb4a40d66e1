package dev.cadenza.testing;

/** The JSON of jobs and frames in the server's format. */
public final class JobTexts {
  private JobTexts() {}

  public static String job(String id, String status, int progress, long version) {
    return """
    {"id": "%s", "project": "P1", "job_type": "tts", "status": "%s", "progress": %d, "input_file": null,
     "parameters": {"text": "hello", "voice": null}, "created_by": "U1",
     "created_at": "2026-01-02T03:04:05.678901Z", "updated_at": "2026-01-02T03:04:06Z", "step": null,
     "error": null, "attempt": 1, "version": %d, "engine": "flite", "started_at": null, "finished_at": null,
     "something_new": [1]}
    """
        .formatted(id, status, progress, version);
  }

  public static String update(String id, String status, int progress, long version, String cursor) {
    return "{\"type\": \"job.update\", \"job\": %s, \"cursor\": \"%s\"}"
        .formatted(job(id, status, progress, version), cursor);
  }

  public static String deletion(String id, String cursor) {
    return "{\"type\": \"job.deleted\", \"job\": %s, \"cursor\": \"%s\"}"
        .formatted(job(id, "completed", 100, 9), cursor);
  }
}
