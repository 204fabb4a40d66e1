package dev.cadenza.awsengines;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.WorkPending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.transcribe.model.BadRequestException;
import software.amazon.awssdk.services.transcribe.model.ConflictException;
import software.amazon.awssdk.services.transcribe.model.MediaFormat;
import software.amazon.awssdk.services.transcribe.model.StartTranscriptionJobRequest;
import software.amazon.awssdk.services.transcribe.model.TranscriptionJob;

/**
 * Amazon Transcribe, for whole recordings.
 *
 * <p>The service takes minutes. A transcription is named after the recording and its parameters, so
 * that a later call finds it; until it is done the result is {@link WorkPending}. The service
 * reports its end on EventBridge, with the same name. After reading, the transcription and its
 * files are deleted.
 */
final class TranscribeRecognizer implements SpeechRecognizer {
  static final String NAME = "transcribe";

  private static final double MIN_PAID_SECONDS = 15;

  private final Supplier<TranscribeClient> transcribe;
  private final Supplier<S3Client> s3;
  private final String bucket;
  private final Optional<String> vocabulary;

  /**
   * @param vocabulary the name of a custom vocabulary at the service
   */
  TranscribeRecognizer(
      Supplier<TranscribeClient> transcribe,
      Supplier<S3Client> s3,
      String bucket,
      Optional<String> vocabulary) {
    this.transcribe = transcribe;
    this.s3 = s3;
    this.bucket = bucket;
    this.vocabulary = vocabulary;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> languages() {
    return TranscribeLanguages.PRIMARY;
  }

  @Override
  public boolean hearsWhole() {
    return true;
  }

  @Override
  public Price price() {
    return Price.of(NAME).orElse(Price.FREE);
  }

  @Override
  public double leastPaid() {
    return MIN_PAID_SECONDS;
  }

  @Override
  public boolean begun(PcmFile audio, String language) throws IOException, InterruptedException {
    return find(nameOf(audio, language)).isPresent();
  }

  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    Languages.require(language, languages(), NAME);
    cancellation.check();
    String name = nameOf(audio, language);
    Optional<TranscriptionJob> job = find(name);
    if (job.isEmpty()) {
      start(name, audio, language);
      throw new WorkPending(firstLook(audio), "Amazon Transcribe has started.", name);
    }
    return switch (job.get().transcriptionJobStatus()) {
      case COMPLETED -> read(name, job.get());
      case FAILED -> throw failed(name, job.get());
      case QUEUED, IN_PROGRESS, UNKNOWN_TO_SDK_VERSION ->
          throw new WorkPending(
              nextLook(job.get()), "Amazon Transcribe is processing the recording.", name);
    };
  }

  /** Derived from the recording, so that a worker that resumes a job finds its transcription. */
  private String nameOf(PcmFile audio, String language) throws IOException {
    return "cadenza-" + Digest.of(audio.path(), language + " " + vocabulary.orElse("none"));
  }

  /** A recording of an hour takes some minutes. */
  private static Duration firstLook(PcmFile audio) {
    return Waits.of(Duration.ofSeconds(15 + Math.round(audio.seconds() / 12)));
  }

  private static Duration nextLook(TranscriptionJob job) {
    return Waits.since(Optional.ofNullable(job.creationTime()).orElseGet(Instant::now));
  }

  private Optional<TranscriptionJob> find(String name) throws InterruptedException {
    return Services.call(
        NAME,
        () -> {
          try {
            return Optional.of(
                transcribe
                    .get()
                    .getTranscriptionJob(request -> request.transcriptionJobName(name))
                    .transcriptionJob());
          } catch (BadRequestException e) {
            // The service has no specific error for an unknown name. A request with another error
            // is rejected again when the job is started.
            return Optional.<TranscriptionJob>empty();
          }
        });
  }

  private void start(String name, PcmFile audio, String language) throws InterruptedException {
    Services.call(
        NAME,
        () ->
            s3.get()
                .putObject(
                    request -> request.bucket(bucket).key(audioKey(name)).contentType("audio/wav"),
                    RequestBody.fromFile(audio.path())));
    StartTranscriptionJobRequest request = request(name, audio, language);
    Services.call(
        NAME,
        () -> {
          try {
            return Optional.of(transcribe.get().startTranscriptionJob(request));
          } catch (ConflictException e) {
            // Another worker started it meanwhile.
            return Optional.empty();
          }
        });
  }

  private StartTranscriptionJobRequest request(String name, PcmFile audio, String language) {
    StartTranscriptionJobRequest.Builder request =
        StartTranscriptionJobRequest.builder()
            .transcriptionJobName(name)
            .media(media -> media.mediaFileUri("s3://" + bucket + "/" + audioKey(name)))
            .mediaFormat(MediaFormat.WAV)
            .mediaSampleRateHertz(audio.sampleRate())
            .outputBucketName(bucket)
            .outputKey(transcriptKey(name));
    Optional<String> code = TranscribeLanguages.code(language);
    if (code.isEmpty()) {
      return request.identifyLanguage(true).build();
    }
    vocabulary.ifPresent(words -> request.settings(settings -> settings.vocabularyName(words)));
    return request.languageCode(code.get()).build();
  }

  private Transcript read(String name, TranscriptionJob job)
      throws IOException, InterruptedException {
    Optional<byte[]> content = Services.call(NAME, () -> transcript(name));
    if (content.isEmpty()) {
      // Another job with the same recording deleted it, or the bucket's rules.
      delete(name);
      throw new TransientFailure(
          "transcript_lost",
          "Amazon Transcribe's transcript was deleted. The transcription starts again.",
          null);
    }
    Transcript transcript =
        TranscribeOutput.read(content.get(), Languages.primary(job.languageCodeAsString()));
    tryToDelete(name);
    return transcript;
  }

  private Optional<byte[]> transcript(String name) {
    try {
      return Optional.of(
          s3.get()
              .getObjectAsBytes(request -> request.bucket(bucket).key(transcriptKey(name)))
              .asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** A failed cleanup must not lose the transcript: the bucket's rules delete the files. */
  private void tryToDelete(String name) {
    try {
      delete(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TransientFailure | PermanentFailure _) {
      // The next job with the same recording finds the transcript, or starts again.
    }
  }

  private PermanentFailure failed(String name, TranscriptionJob job) throws InterruptedException {
    // So that a retry starts again.
    delete(name);
    return new PermanentFailure(
        "recognition_failed",
        "Amazon Transcribe failed: "
            + Optional.ofNullable(job.failureReason()).orElse("no reason given."));
  }

  private void delete(String name) throws InterruptedException {
    for (String key : List.of(audioKey(name), transcriptKey(name))) {
      Services.call(NAME, () -> s3.get().deleteObject(request -> request.bucket(bucket).key(key)));
    }
    Services.call(
        NAME,
        () ->
            transcribe.get().deleteTranscriptionJob(request -> request.transcriptionJobName(name)));
  }

  // Under work/, where the bucket's rules delete the files of dead workers.

  private static String audioKey(String name) {
    return "work/transcribe/" + name + ".wav";
  }

  private static String transcriptKey(String name) {
    return "work/transcribe/" + name + ".json";
  }
}
