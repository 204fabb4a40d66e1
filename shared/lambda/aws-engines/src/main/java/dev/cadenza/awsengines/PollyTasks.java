package dev.cadenza.awsengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.polly.PollyClient;
import software.amazon.awssdk.services.polly.model.OutputFormat;
import software.amazon.awssdk.services.polly.model.SpeechMarkType;
import software.amazon.awssdk.services.polly.model.StartSpeechSynthesisTaskRequest;
import software.amazon.awssdk.services.polly.model.SynthesisTask;
import software.amazon.awssdk.services.polly.model.SynthesisTaskNotFoundException;
import software.amazon.awssdk.services.polly.model.TaskStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Polly's tasks: the audio of a long text is written to the bucket by one task, and its word times
 * by another. A file next to them lists the tasks, so that a retry finds them; all files are work
 * files of the job and are deleted with those.
 */
final class PollyTasks implements AsyncSynthesis {
  // The name of the file that lists a text's tasks.
  private static final String SOUND = "sound";
  private static final String MARKS = "marks";

  /** About twenty minutes of speech, in some hundred calls. */
  private static final int WORTHWHILE = 20_000;

  /**
   * The service's limit is 100,000 characters; a shorter text limits a download to about an hour of
   * speech.
   */
  private static final int MAX_LENGTH = 50_000;

  private static final int CHARACTERS_A_SECOND = 1_000;
  private static final int PIECE_BYTES = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<PollyClient> polly;
  private final Supplier<S3Client> s3;
  private final String bucket;

  PollyTasks(Supplier<PollyClient> polly, Supplier<S3Client> s3, String bucket) {
    this.polly = polly;
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public int worthwhile() {
    return WORTHWHILE;
  }

  @Override
  public int longest() {
    return MAX_LENGTH;
  }

  @Override
  public boolean times(Voice voice) {
    return PollyVoices.hasWordTimes(voice);
  }

  @Override
  public boolean begun(LongText text) throws IOException, InterruptedException {
    return noted(text).isPresent();
  }

  @Override
  public void begin(LongText text) throws IOException, InterruptedException {
    PollyText input = input(text);
    String sound = readNote(text).path(SOUND).asText();
    if (sound.isEmpty()) {
      sound =
          start(
              request(text, input)
                  .outputFormat(OutputFormat.PCM)
                  .sampleRate(Integer.toString(PollySynthesizer.RATE)));
      // Immediately: a task that is not listed would be paid twice.
      note(text, Map.of(SOUND, sound));
    }
    String marks =
        start(
            request(text, input)
                .outputFormat(OutputFormat.JSON)
                .speechMarkTypes(SpeechMarkType.WORD));
    note(text, Map.of(SOUND, sound, MARKS, marks));
  }

  /** The tasks of a text, by output. */
  private record Tasks(String sound, String marks) {}

  private Optional<Tasks> noted(LongText text) throws IOException, InterruptedException {
    JsonNode note = readNote(text);
    return note.has(SOUND) && note.has(MARKS)
        ? Optional.of(new Tasks(note.path(SOUND).asText(), note.path(MARKS).asText()))
        : Optional.empty();
  }

  private JsonNode readNote(LongText text) throws IOException, InterruptedException {
    Optional<byte[]> note =
        Services.call(
            PollySynthesizer.NAME,
            () -> {
              try {
                return Optional.of(
                    s3.get()
                        .getObjectAsBytes(request -> request.bucket(bucket).key(noteKey(text)))
                        .asByteArray());
              } catch (NoSuchKeyException e) {
                return Optional.empty();
              }
            });
    return note.isPresent() ? JSON.readTree(note.get()) : JSON.createObjectNode();
  }

  private void note(LongText text, Map<String, String> tasks)
      throws IOException, InterruptedException {
    byte[] content = JSON.writeValueAsBytes(tasks);
    Services.call(
        PollySynthesizer.NAME,
        () ->
            s3.get()
                .putObject(
                    request ->
                        request.bucket(bucket).key(noteKey(text)).contentType("application/json"),
                    RequestBody.fromBytes(content)));
  }

  private StartSpeechSynthesisTaskRequest.Builder request(LongText text, PollyText input) {
    return StartSpeechSynthesisTaskRequest.builder()
        .text(input.marked())
        .textType(input.type())
        .voiceId(PollyVoices.id(text.voice()))
        .engine(PollyVoices.engine(text.voice()))
        .languageCode(text.voice().language())
        .outputS3BucketName(bucket)
        .outputS3KeyPrefix(prefix(text));
  }

  private String start(StartSpeechSynthesisTaskRequest.Builder request)
      throws InterruptedException {
    return Services.call(
        PollySynthesizer.NAME,
        () -> polly.get().startSpeechSynthesisTask(request.build()).synthesisTask().taskId());
  }

  @Override
  public Optional<Duration> pending(LongText text) throws IOException, InterruptedException {
    for (SynthesisTask task : tasks(text)) {
      if (task.taskStatus() == TaskStatus.FAILED) {
        // So that a retry starts again.
        note(text, Map.of());
        throw new PermanentFailure(
            "speech_failed",
            "Amazon Polly failed: "
                + Optional.ofNullable(task.taskStatusReason()).orElse("no reason given."));
      }
      if (task.taskStatus() != TaskStatus.COMPLETED) {
        return Optional.of(wait(text, task));
      }
    }
    return Optional.empty();
  }

  private static Duration wait(LongText text, SynthesisTask task) {
    Duration most = Duration.ofSeconds(text.length() / CHARACTERS_A_SECOND);
    return task.taskStatus() == TaskStatus.SCHEDULED
        ? Waits.of(most)
        : Waits.since(Optional.ofNullable(task.creationTime()).orElseGet(Instant::now));
  }

  /** The task of the audio first. */
  private List<SynthesisTask> tasks(LongText text) throws IOException, InterruptedException {
    Optional<Tasks> noted = noted(text);
    if (noted.isEmpty()) {
      throw lost();
    }
    Optional<SynthesisTask> sound = task(noted.get().sound());
    Optional<SynthesisTask> marks = task(noted.get().marks());
    if (sound.isEmpty() || marks.isEmpty()) {
      // The service deletes them after some days.
      note(text, Map.of());
      throw lost();
    }
    return List.of(sound.get(), marks.get());
  }

  private Optional<SynthesisTask> task(String id) throws InterruptedException {
    return Services.call(
        PollySynthesizer.NAME,
        () -> {
          try {
            return Optional.of(
                polly.get().getSpeechSynthesisTask(request -> request.taskId(id)).synthesisTask());
          } catch (SynthesisTaskNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static TransientFailure lost() {
    return new TransientFailure(
        "speech_lost", PollySynthesizer.NAME + " no longer has this text.", null);
  }

  @Override
  public List<Part> fetch(LongText text, Path to, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<SynthesisTask> tasks = tasks(text);
    double seconds = fetchSound(tasks.getFirst(), to, cancellation);
    byte[] marks;
    try (InputStream content = open(tasks.getLast())) {
      marks = content.readAllBytes();
    }
    return parts(text, SpeechMarks.read(marks, input(text), seconds), seconds);
  }

  private double fetchSound(SynthesisTask task, Path to, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (InputStream content = open(task);
        WavWriter writer = WavWriter.create(to, PollySynthesizer.RATE)) {
      for (byte[] piece = content.readNBytes(PIECE_BYTES);
          piece.length > 0;
          piece = content.readNBytes(PIECE_BYTES)) {
        cancellation.check();
        writer.append(PollySynthesizer.samples(piece));
      }
      return writer.seconds();
    }
  }

  private ResponseInputStream<GetObjectResponse> open(SynthesisTask task)
      throws InterruptedException {
    String key = task.outputUri().replaceFirst("^https?://[^/]+/" + bucket + "/", "");
    return Services.call(
        PollySynthesizer.NAME,
        () -> s3.get().getObject(request -> request.bucket(bucket).key(key)));
  }

  /** A sentence lasts until the first word of the next one. */
  private static List<Part> parts(LongText text, List<TimedWord> words, double seconds) {
    List<Part> parts = new ArrayList<>();
    double start = 0;
    int first = 0;
    for (String sentence : plain(text)) {
      int next = Math.min(words.size(), first + sentence.split("\\s+").length);
      double end = next < words.size() ? words.get(next).start() : seconds;
      parts.add(new Part(new TimeSpan(start, Math.max(start, end)), words.subList(first, next)));
      start = Math.max(start, end);
      first = next;
    }
    return parts;
  }

  private static PollyText input(LongText text) {
    return PollyText.of(String.join(" ", plain(text)), text.speed());
  }

  private static List<String> plain(LongText text) {
    return text.sentences().stream().map(SynthesisRequest::plain).toList();
  }

  private static String noteKey(LongText text) {
    return prefix(text) + ".tasks.json";
  }

  private static String prefix(LongText text) {
    String question = text.voice().id() + " " + text.speed() + " " + text.sentences();
    return "work/" + text.job() + "/polly/" + Digest.of(question);
  }
}
