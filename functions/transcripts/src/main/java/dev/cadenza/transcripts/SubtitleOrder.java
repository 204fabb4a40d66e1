package dev.cadenza.transcripts;

import dev.cadenza.jobs.parameters.SubtitleParameters;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.model.JobResult;
import java.util.Map;

/** How the subtitles of a job were asked for. */
final class SubtitleOrder {
  /** Of the result's metadata: the job's parameter of this name. */
  private static final String KEY = "subtitles";

  private SubtitleOrder() {}

  static CueOptions of(JobResult result) {
    Object asked = result.metadata().get(KEY);
    if (asked == null) {
      return CueOptions.STANDARD;
    }
    SubtitleParameters parameters = SubtitleParameters.of(Map.of(KEY, asked));
    return CueOptions.of(parameters.preset(), parameters.limits());
  }
}
