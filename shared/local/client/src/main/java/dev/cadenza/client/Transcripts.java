package dev.cadenza.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.client.model.Transcript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The transcripts of completed speech to text jobs; errors are those of {@link CadenzaClient}. */
public final class Transcripts {
  private final Session session;
  private final BucketFiles bucket;

  Transcripts(Session session, BucketFiles bucket) {
    this.session = session;
    this.bucket = bucket;
  }

  public Transcript read(String job) {
    return session.get(path(job), Transcript.class);
  }

  /**
   * Saves segments as a new version.
   *
   * @param edit an object with {@code segments}, such as an export in the format {@code json}
   */
  public Transcript edit(String job, JsonNode edit) {
    return session.send("PUT", path(job), edit, Transcript.class);
  }

  /** Replaces a text wherever it occurs as whole words. */
  public Transcript replace(String job, String find, String replacement) {
    return session.post(
        path(job) + "replace/", Map.of("find", find, "replacement", replacement), Transcript.class);
  }

  /** Makes an earlier version the newest. */
  public Transcript restore(String job, long version) {
    return session.post(path(job) + "restore/", Map.of("version", version), Transcript.class);
  }

  /**
   * Saves a file that is made of a version.
   *
   * @param format such as {@code srt}
   * @param version empty for the newest
   * @return its path
   */
  public Path export(String job, String format, Optional<Long> version, Path folder) {
    return bucket.get(file(job, format, version), folder);
  }

  /** The content of a file that is made of a version, if it is a text. */
  public String exported(String job, String format, Optional<Long> version) {
    return bucket.text(file(job, format, version));
  }

  private ResultFile file(String job, String format, Optional<Long> version) {
    String query = version.map(number -> "?version=" + number).orElse("");
    return session.get(path(job) + "exports/" + segment(format) + "/" + query, ResultFile.class);
  }

  private static String path(String job) {
    return "/api/jobs/" + segment(job) + "/transcript/";
  }

  /** User input must not change the path. */
  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
