package dev.cadenza.jobsapi;

import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.GivenSubtitles;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.media.subtitles.files.SubtitleFile;
import dev.cadenza.model.Upload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rejects subtitles that a dub could not use, before the job is accepted. */
final class SubtitleUploads {
  private final S3WorkFiles files;

  SubtitleUploads(S3WorkFiles files) {
    this.files = files;
  }

  /** The upload that a dub has its lines from. */
  static Optional<String> of(SubmittedParameters parameters) {
    return parameters.typed() instanceof DubbingParameters dub
        ? dub.given().map(GivenSubtitles::upload)
        : Optional.empty();
  }

  /**
   * What is wrong, by the name of the parameter; empty when nothing is.
   *
   * @param upload empty if it is none of the caller's
   */
  Map<String, Object> faults(Optional<Upload> upload) {
    return fault(upload)
        .<Map<String, Object>>map(text -> Map.of(GivenSubtitles.NAME, List.of(text)))
        .orElse(Map.of());
  }

  private Optional<String> fault(Optional<Upload> upload) {
    if (upload.isEmpty()) {
      return Optional.of("This upload does not exist. Create one with POST /api/uploads/.");
    }
    Optional<Long> size = files.size(upload.get().key());
    if (size.isEmpty()) {
      return Optional.of("The file is not uploaded yet: send it to the upload's url first.");
    }
    if (size.get() > GivenSubtitles.MAX_BYTES) {
      return Optional.of("A file of subtitles has at most 4 MB.");
    }
    try {
      SubtitleFile.read(files.read(upload.get().key()).orElse(new byte[0]));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
