package dev.cadenza.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What steps and segments made, kept in the store of files under the job's own prefix. */
final class Checkpoints {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final WorkFiles files;
  private final Path directory;
  private final String prefix;
  private final int attempt;
  // Files of this job that the store is known to have: what segments kept, a step need not keep
  // again.
  private final Set<WorkFile> stored = ConcurrentHashMap.newKeySet();
  private final Runnable onHeadway;
  private volatile boolean written;

  /**
   * @param onHeadway is told after each checkpoint that is kept
   */
  Checkpoints(WorkFiles files, Job job, Path directory, Runnable onHeadway) {
    this.onHeadway = onHeadway;
    this.files = files;
    this.directory = directory;
    this.prefix = "work/" + job.id() + "/";
    this.attempt = job.attempt();
  }

  /** Whether anything was kept: the worker made headway that its death would not undo. */
  boolean written() {
    return written;
  }

  <T> Optional<T> ofStep(Step<T> step) {
    return read(stepKey(step), step.output());
  }

  void keep(Step<?> step, Object output) {
    write(stepKey(step), output);
  }

  <O> Optional<O> ofSegment(String kind, String identity, Class<O> output) {
    return read(segmentKey(kind, identity), output);
  }

  void keep(String kind, String identity, Object output) {
    write(segmentKey(kind, identity), output);
  }

  /**
   * The place of a work file on this machine; fetched when a checkpoint of another worker names it.
   */
  Path path(WorkFile file) {
    Path path = directory.resolve(file.name());
    if (stored.contains(file) && !Files.exists(path)) {
      files.fetch(fileKey(file), path);
    }
    return path;
  }

  private String stepKey(Step<?> step) {
    return prefix + attempt + "/" + step.name().replace(' ', '-') + ".json";
  }

  private String segmentKey(String kind, String identity) {
    return prefix + "segments/" + kind + "-" + sha256(identity) + ".json";
  }

  private String fileKey(WorkFile file) {
    return prefix + "files/" + file.name();
  }

  private <T> Optional<T> read(String key, Class<T> type) {
    Optional<T> output = files.read(key).map(content -> parse(content, type));
    output.ifPresent(found -> stored.addAll(filesOf(found)));
    return output;
  }

  private static List<WorkFile> filesOf(Object output) {
    return output instanceof HasFiles some ? some.files() : List.of();
  }

  private static <T> T parse(byte[] content, Class<T> type) {
    try {
      return JSON.readValue(content, type);
    } catch (IOException e) {
      throw new IllegalStateException("A checkpoint is not readable as " + type.getSimpleName(), e);
    }
  }

  private void write(String key, Object output) {
    // Files first: a checkpoint that can be read names only files that are there.
    for (WorkFile file : filesOf(output)) {
      if (!stored.contains(file)) {
        files.put(fileKey(file), directory.resolve(file.name()), "application/octet-stream");
        stored.add(file);
      }
    }
    try {
      files.put(key, JSON.writeValueAsBytes(output), "application/json");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + output.getClass().getSimpleName(), e);
    }
    written = true;
    onHeadway.run();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }
}
