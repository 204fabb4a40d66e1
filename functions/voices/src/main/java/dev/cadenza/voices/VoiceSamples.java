package dev.cadenza.voices;

import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.ResultFile;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short samples of voices, in the bucket: created on first use, and kept. */
final class VoiceSamples {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceSamples.class);
  private static final String PREFIX = "samples/";
  private static final int AT_A_TIME = 4;

  private static final ExecutorService EXECUTOR =
      Executors.newFixedThreadPool(
          AT_A_TIME, Thread.ofPlatform().daemon().name("voice-samples-", 0).factory());

  private final S3WorkFiles files;
  private final PresignedLinks links;

  /** Keys that exist in the bucket: samples are never deleted. */
  private final Set<String> stored = ConcurrentHashMap.newKeySet();

  /** The samples in progress, by key. */
  private final Map<String, CompletableFuture<?>> begun = new ConcurrentHashMap<>();

  VoiceSamples(S3WorkFiles files, PresignedLinks links) {
    this.files = files;
    this.links = links;
  }

  /**
   * Creates missing samples of these voices, only of embedded engines: other engines cost money, or
   * delay the list. Returns when all exist or the time is over; then the remaining ones are created
   * in the background.
   *
   * @param patience the maximum time to wait
   */
  void prepare(List<Voice> voices, Engines engines, Duration patience) {
    List<Voice> missing = missing(voices);
    if (!missing.isEmpty()) {
      // Another instance may have created them.
      missing.stream()
          .map(Voice::engine)
          .collect(Collectors.toSet())
          .forEach(engine -> stored.addAll(files.keys(PREFIX + engine + "/")));
      make(missing(voices), engines, patience);
    }
  }

  private List<Voice> missing(List<Voice> voices) {
    return voices.stream()
        .filter(voice -> Capability.TTS.embedded().contains(voice.engine()))
        .filter(voice -> !stored.contains(key(voice)))
        .toList();
  }

  private void make(List<Voice> voices, Engines engines, Duration patience) {
    CompletableFuture<?>[] all =
        voices.stream()
            .map(voice -> begun.computeIfAbsent(key(voice), _ -> begin(voice, engines)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private CompletableFuture<?> begin(Voice voice, Engines engines) {
    CompletableFuture<?> making = CompletableFuture.runAsync(() -> make(voice, engines), EXECUTOR);
    return making.handleAsync(
        (_, failure) -> {
          if (failure != null) {
            // The voice is listed without a sample, and the next request tries again.
            LOG.warn("No sample of {}", voice.id(), failure);
          }
          begun.remove(key(voice));
          return failure == null;
        },
        EXECUTOR);
  }

  private void make(Voice voice, Engines engines) {
    try (ScratchFolder folder = ScratchFolder.create("sample")) {
      Path wav = folder.path().resolve("sample.wav");
      speak(voice, engines, wav);
      files.put(key(voice), wav, AudioFormat.WAV.contentType());
      stored.add(key(voice));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void speak(Voice voice, Engines engines, Path wav)
      throws IOException, InterruptedException {
    Speech speech =
        engines.synthesizer(voice).synthesize(SampleTexts.of(voice), voice, 1, Cancellation.NEVER);
    try (WavWriter writer = WavWriter.create(wav, speech.sound().sampleRate())) {
      writer.append(speech.sound());
    }
  }

  /**
   * A link to a voice's sample, if it exists; a cloned voice's is the preview of its job.
   *
   * @param origin the caller's origin of the API
   */
  Optional<String> link(Voice voice, String origin) {
    PresignedLinks seen = links.seenFrom(origin);
    if (voice.isCloned()) {
      String preview = ClonedVoice.sampleOf(voice.localName());
      return Optional.of(
          seen.get(new ResultFile("preview.mp3", AudioFormat.MP3.contentType(), 0, preview)));
    }
    String key = key(voice);
    return stored.contains(key)
        ? Optional.of(
            seen.get(
                new ResultFile(voice.localName() + ".wav", AudioFormat.WAV.contentType(), 0, key)))
        : Optional.empty();
  }

  private static String key(Voice voice) {
    return PREFIX + voice.id() + ".wav";
  }
}
