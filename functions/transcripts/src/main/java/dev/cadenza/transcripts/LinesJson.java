package dev.cadenza.transcripts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.transcripts.TranscriptJson.VersionJson;
import dev.cadenza.transcripts.Versions.Version;
import dev.cadenza.transcripts.lines.Line;
import dev.cadenza.transcripts.lines.LinesDocument;
import java.util.List;

/**
 * The lines of a dub as clients get them.
 *
 * @param id the parameter {@code lines} of another attempt; null for version 1
 * @param duration of the recording, in seconds
 * @param versions the newest first
 */
record LinesJson(
    String job,
    String id,
    long version,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("source_language") String sourceLanguage,
    @JsonProperty("target_language") String targetLanguage,
    double duration,
    List<String> speakers,
    List<Line> lines,
    List<VersionJson> versions) {
  static LinesJson of(Versions<LinesDocument> all, Version<LinesDocument> version) {
    LinesDocument document = version.document();
    return new LinesJson(
        version.result().job(),
        all.idOf(version).orElse(null),
        version.entry().version(),
        version.entry().createdAt(),
        document.sourceLanguage(),
        document.targetLanguage(),
        document.duration(),
        document.speakers(),
        document.lines(),
        all.entries(version).stream().map(VersionJson::of).toList());
  }
}
