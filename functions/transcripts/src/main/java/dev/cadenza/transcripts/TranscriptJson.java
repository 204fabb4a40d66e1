package dev.cadenza.transcripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.transcripts.SavedVersion.Entry;
import dev.cadenza.transcripts.Versions.Version;
import java.util.List;

/**
 * A transcript as clients get it.
 *
 * @param id the parameter {@code transcript} of another attempt; null for version 1
 * @param duration of the recording, in seconds
 * @param versions the newest first
 * @param replaced the number of replacements; null if none were asked for
 */
record TranscriptJson(
    String job,
    String id,
    long version,
    @JsonProperty("created_at") String createdAt,
    String language,
    String engine,
    double duration,
    List<String> speakers,
    List<Passage> segments,
    List<VersionJson> versions,
    @JsonInclude(Include.NON_NULL) Integer replaced) {

  /** The names and numbers of a segment and of a word, in bytes. */
  private static final int SEGMENT = 120;

  private static final int WORD = 70;

  /** A version without its content. */
  record VersionJson(long version, @JsonProperty("created_at") String createdAt, String change) {
    static VersionJson of(Entry entry) {
      return new VersionJson(entry.version(), entry.createdAt(), entry.change());
    }
  }

  /** About the length of its JSON, in bytes. */
  long length() {
    long length = 0;
    for (Passage segment : segments) {
      length += SEGMENT + 2L * segment.text().length() + (long) WORD * segment.words().size();
    }
    return length;
  }

  /** For a transcript that is too long for a response; its export as JSON has them. */
  TranscriptJson withoutWords() {
    List<Passage> texts =
        segments.stream()
            .map(
                it ->
                    new Passage(
                        it.speaker(), it.start(), it.end(), it.text(), it.confidence(), List.of()))
            .toList();
    return new TranscriptJson(
        job, id, version, createdAt, language, engine, duration, speakers, texts, versions,
        replaced);
  }

  static TranscriptJson of(
      Versions<TranscriptDocument> all, Version<TranscriptDocument> version, Integer replaced) {
    TranscriptDocument document = version.document();
    return new TranscriptJson(
        version.result().job(),
        all.idOf(version).orElse(null),
        version.entry().version(),
        version.entry().createdAt(),
        document.language(),
        document.engine(),
        document.duration(),
        document.speakers(),
        document.segments(),
        all.entries(version).stream().map(VersionJson::of).toList(),
        replaced);
  }
}
