package dev.cadenza.transcripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.aws.dynamodb.DynamoTranscripts;
import dev.cadenza.aws.dynamodb.DynamoTranscripts.Newest;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.SearchWords;
import dev.cadenza.jobs.parameters.EditedDocument;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.transcripts.SavedVersion.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The versions of a document of results. The first is made of a file of the result; each later one
 * is a separate object in the result's folder, so that it is deleted with the job.
 *
 * @param <D> the content, which Jackson reads and writes
 */
final class Versions<D> {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Kind<D> kind;
  private final DynamoTranscripts pointers;
  private final S3WorkFiles files;
  private final Clock clock;

  Versions(Kind<D> kind, DynamoTranscripts pointers, S3WorkFiles files, Clock clock) {
    this.kind = kind;
    this.pointers = pointers;
    this.files = files;
    this.clock = clock;
  }

  /**
   * What a document is.
   *
   * @param document its kind, which names the folder of its versions
   * @param file of the result that is version 1
   * @param origin how version 1 was made, for people
   * @param type of the content
   * @param first reads version 1
   * @param text by which a search finds it
   */
  record Kind<D>(
      EditedDocument document,
      String file,
      String origin,
      Class<D> type,
      First<D> first,
      Function<D, String> text) {}

  /** Reads the file of the result that is version 1. */
  @FunctionalInterface
  interface First<D> {
    D read(JobResult result, byte[] content) throws IOException;
  }

  /** The content of a file. */
  @FunctionalInterface
  interface Content {
    byte[] bytes() throws IOException;
  }

  /**
   * A version of a document.
   *
   * @param newest which it may be itself
   * @param saved with the history of the newest version
   */
  record Version<D>(Newest newest, Entry entry, SavedVersion<D> saved) {
    JobResult result() {
      return newest.result();
    }

    D document() {
      return saved.document();
    }
  }

  /** How a job names a version in its parameter; empty for version 1. */
  Optional<String> idOf(Version<D> version) {
    return kind.document().idOf(version.entry().key());
  }

  /**
   * The newest version; empty for a job without the document.
   *
   * @param visible whether the caller may see the job of a result: nothing else is read before
   */
  Optional<Version<D>> newest(String job, Predicate<JobResult> visible) {
    return pointers
        .find(job)
        .filter(it -> visible.test(it.result()) && original(it.result()).isPresent())
        .map(this::read);
  }

  private Version<D> read(Newest newest) {
    SavedVersion<D> saved =
        newest.key().isPresent()
            ? saved(newest.key().get())
            : new SavedVersion<>(first(newest.result()), List.of());
    Entry entry =
        saved.history().isEmpty() ? originalEntry(newest.result()) : saved.history().getFirst();
    return new Version<>(newest, entry, saved);
  }

  /** An earlier version; empty if it does not exist, or is no longer kept. */
  Optional<Version<D>> earlier(Version<D> newest, long version) {
    return entries(newest).stream()
        .filter(entry -> entry.version() == version)
        .findFirst()
        .map(entry -> new Version<>(newest.newest(), entry, content(entry, newest)));
  }

  /**
   * A version by its number.
   *
   * @param number as it was sent; empty for the newest
   * @throws WireException 400 for something else, 404 for a version that is not there
   */
  Version<D> asked(Optional<String> number, Version<D> newest) {
    if (number.isEmpty()) {
      return newest;
    }
    try {
      return earlier(newest, Long.parseLong(number.get())).orElseThrow(WireException::notFound);
    } catch (NumberFormatException e) {
      throw WireException.invalid("version", "A valid integer is required.");
    }
  }

  private SavedVersion<D> content(Entry entry, Version<D> newest) {
    D document = entry.version() == 1 ? first(newest.result()) : saved(entry.key()).document();
    return new SavedVersion<>(document, newest.saved().history());
  }

  /** All versions, the newest first. */
  List<Entry> entries(Version<D> version) {
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
  Version<D> save(Version<D> seen, D document, String change) {
    if (document.equals(seen.document())) {
      return seen;
    }
    Instant now = clock.instant();
    long version = seen.newest().version() + 1;
    JobResult result = seen.result();
    String key = folder(result) + version + "-" + Ulid.next(now) + EditedDocument.ENDING;
    Entry entry = new Entry(version, WireTime.of(now), change, key);
    List<Entry> history = new ArrayList<>(List.of(entry));
    history.addAll(seen.saved().history());
    SavedVersion<D> saved =
        new SavedVersion<>(
            document, history.subList(0, Math.min(history.size(), SavedVersion.MAX_HISTORY)));
    files.put(key, bytes(saved), "application/json");
    if (!pointers.advance(seen.newest(), key, SearchWords.of(kind.text().apply(document)))) {
      files.delete(key);
      throw WireException.changedMeanwhile();
    }
    return new Version<>(new Newest(result, version, Optional.of(key)), entry, saved);
  }

  /**
   * The file of an export, which is made when it is first asked for.
   *
   * @param path of the file within the exports of the version: the same path has the same content
   * @throws IOException if it cannot be made
   */
  ResultFile export(Version<D> version, String path, String contentType, Content content)
      throws IOException {
    String key =
        folder(version.result())
            + String.join("/", "exports", "" + version.entry().version(), path);
    Optional<Long> size = files.size(key);
    if (size.isEmpty()) {
      byte[] made = content.bytes();
      files.put(key, made, contentType);
      size = Optional.of((long) made.length);
    }
    return new ResultFile(path.substring(path.lastIndexOf('/') + 1), contentType, size.get(), key);
  }

  private Optional<ResultFile> original(JobResult result) {
    return result.files().stream().filter(file -> file.name().equals(kind.file())).findFirst();
  }

  private String originalKey(JobResult result) {
    return original(result).orElseThrow().key();
  }

  /** Beside the files of the attempt that made the result. */
  private String folder(JobResult result) {
    String key = originalKey(result);
    return key.substring(0, key.lastIndexOf('/') + 1) + kind.document().folder() + "/";
  }

  private Entry originalEntry(JobResult result) {
    return new Entry(1, WireTime.of(result.finishedAt()), kind.origin(), originalKey(result));
  }

  private D first(JobResult result) {
    String key = originalKey(result);
    return parsed(key, content -> kind.first().read(result, content));
  }

  private SavedVersion<D> saved(String key) {
    JavaType type = JSON.getTypeFactory().constructParametricType(SavedVersion.class, kind.type());
    return parsed(key, content -> JSON.readValue(content, type));
  }

  private <T> T parsed(String key, Parser<T> parser) {
    byte[] content = files.read(key).orElseThrow(WireException::notFound);
    try {
      return parser.parse(content);
    } catch (IOException e) {
      throw new UncheckedIOException("Not readable: " + key, e);
    }
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(byte[] content) throws IOException;
  }

  private static byte[] bytes(SavedVersion<?> version) {
    try {
      return JSON.writeValueAsBytes(version);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a JSON value", e);
    }
  }
}
