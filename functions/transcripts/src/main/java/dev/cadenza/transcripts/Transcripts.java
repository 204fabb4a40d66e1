package dev.cadenza.transcripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.aws.dynamodb.DynamoTranscripts;
import dev.cadenza.aws.dynamodb.DynamoTranscripts.Newest;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.jobs.parameters.EditedTranscript;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.transcripts.SavedVersion.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The versions of transcripts. The first is the engine's own, {@code transcript.json} of the
 * result; each later one is a separate object in the result's folder, so that it is deleted with
 * the job.
 */
final class Transcripts {
  private static final String ORIGINAL = "transcript.json";
  private static final String RECOGNIZED = "recognized";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final DynamoTranscripts pointers;
  private final S3WorkFiles files;
  private final Clock clock;

  Transcripts(DynamoTranscripts pointers, S3WorkFiles files, Clock clock) {
    this.pointers = pointers;
    this.files = files;
    this.clock = clock;
  }

  /**
   * A version of a transcript.
   *
   * @param newest which it may be itself
   * @param saved with the history of the newest version
   */
  record Version(Newest newest, Entry entry, SavedVersion saved) {
    JobResult result() {
      return newest.result();
    }

    /** How a job names it in its parameter {@code transcript}; empty for the engine's own. */
    Optional<String> id() {
      return EditedTranscript.idOf(entry.key());
    }

    TranscriptDocument document() {
      return saved.document();
    }
  }

  /**
   * The newest version; empty for a job without a transcript.
   *
   * @param visible whether the caller may see the job of a result: nothing else is read before
   */
  Optional<Version> newest(String job, Predicate<JobResult> visible) {
    return pointers
        .find(job)
        .filter(it -> visible.test(it.result()) && original(it.result()).isPresent())
        .map(this::read);
  }

  private Version read(Newest newest) {
    SavedVersion saved =
        newest.key().isPresent()
            ? parsed(newest.key().get(), SavedVersion.class)
            : new SavedVersion(
                parsed(originalKey(newest.result()), TranscriptDocument.class), List.of());
    Entry entry =
        saved.history().isEmpty() ? originalEntry(newest.result()) : saved.history().getFirst();
    return new Version(newest, entry, saved);
  }

  /** An earlier version; empty if it does not exist, or is no longer kept. */
  Optional<Version> earlier(Version newest, long version) {
    return entries(newest).stream()
        .filter(entry -> entry.version() == version)
        .findFirst()
        .map(entry -> new Version(newest.newest(), entry, content(entry, newest.saved())));
  }

  private SavedVersion content(Entry entry, SavedVersion newest) {
    TranscriptDocument document =
        entry.version() == 1
            ? parsed(entry.key(), TranscriptDocument.class)
            : parsed(entry.key(), SavedVersion.class).document();
    return new SavedVersion(document, newest.history());
  }

  /** All versions, the newest first. */
  static List<Entry> entries(Version version) {
    List<Entry> all = new ArrayList<>(version.saved().history());
    all.add(originalEntry(version.result()));
    return all;
  }

  /**
   * Makes a document the next version.
   *
   * @param seen the newest version, of which it is an edit
   * @param change what was done
   * @return the new version; the same one if nothing differs
   * @throws WireException 412 if there is a newer one meanwhile
   */
  Version save(Version seen, TranscriptDocument document, String change) {
    if (document.equals(seen.document())) {
      return seen;
    }
    Instant now = clock.instant();
    long version = seen.newest().version() + 1;
    JobResult result = seen.result();
    String key = folder(result) + version + "-" + Ulid.next(now) + EditedTranscript.ENDING;
    Entry entry = new Entry(version, WireTime.of(now), change, key);
    List<Entry> history = new ArrayList<>(List.of(entry));
    history.addAll(seen.saved().history());
    SavedVersion saved =
        new SavedVersion(
            document, history.subList(0, Math.min(history.size(), SavedVersion.MAX_HISTORY)));
    files.put(key, bytes(saved), "application/json");
    if (!pointers.advance(seen.newest(), key, SearchWords.of(document.text()))) {
      files.delete(key);
      throw WireException.changedMeanwhile();
    }
    return new Version(new Newest(result, version, Optional.of(key)), entry, saved);
  }

  /**
   * The file of an export, which is made when it is first asked for.
   *
   * @param options of subtitles
   * @throws IOException if it cannot be made
   */
  ResultFile export(Version version, ExportFormat format, CueOptions options) throws IOException {
    String name = "transcript." + format.extension();
    String layout = Sha256.hex(options.toString(), Sha256.BYTES).substring(0, 16);
    String key =
        folder(version.result())
            + String.join("/", "exports", "" + version.entry().version(), layout, name);
    Optional<Long> size = files.size(key);
    if (size.isEmpty()) {
      byte[] content = format.write(version.document(), options);
      files.put(key, content, format.contentType());
      size = Optional.of((long) content.length);
    }
    return new ResultFile(name, format.contentType(), size.get(), key);
  }

  private static Optional<ResultFile> original(JobResult result) {
    return result.files().stream().filter(file -> file.name().equals(ORIGINAL)).findFirst();
  }

  private static String originalKey(JobResult result) {
    return original(result).orElseThrow().key();
  }

  /** Beside the files of the attempt that made the result. */
  private static String folder(JobResult result) {
    String key = originalKey(result);
    return key.substring(0, key.lastIndexOf('/') + 1) + "transcript/";
  }

  private static Entry originalEntry(JobResult result) {
    return new Entry(1, WireTime.of(result.finishedAt()), RECOGNIZED, originalKey(result));
  }

  private <T> T parsed(String key, Class<T> type) {
    byte[] content = files.read(key).orElseThrow(WireException::notFound);
    try {
      return JSON.readValue(content, type);
    } catch (IOException e) {
      throw new UncheckedIOException("No transcript: " + key, e);
    }
  }

  private static byte[] bytes(SavedVersion version) {
    try {
      return JSON.writeValueAsBytes(version);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a JSON value", e);
    }
  }
}
