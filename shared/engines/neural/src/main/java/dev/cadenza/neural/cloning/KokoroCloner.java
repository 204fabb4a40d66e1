package dev.cadenza.neural.cloning;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Makes a voice like a person's by blending Kokoro's voices, with a speaker encoder as the judge.
 * The voice's id describes the blend, so there is nothing to store or to delete.
 */
public final class KokoroCloner implements VoiceCloner {
  private final SpeechSynthesizer kokoro;
  private final SpeakerEncoder encoder;
  private final Media media;

  private KokoroCloner(SpeechSynthesizer kokoro, SpeakerEncoder encoder, Media media) {
    this.kokoro = requireNonNull(kokoro, "kokoro");
    this.encoder = requireNonNull(encoder, "encoder");
    this.media = requireNonNull(media, "media");
  }

  /** The cloner, if Kokoro, the speaker encoder and ffmpeg are installed. */
  public static Optional<VoiceCloner> find(
      Map<String, String> environment, Optional<SpeechSynthesizer> kokoro) {
    return kokoro.flatMap(
        engine ->
            SpeakerEncoder.find(environment)
                .flatMap(
                    encoder ->
                        Ffmpeg.find(environment)
                            .map(ffmpeg -> new KokoroCloner(engine, encoder, new Media(ffmpeg)))));
  }

  @Override
  public String name() {
    return KokoroSynthesizer.NAME;
  }

  @Override
  public Set<String> languages() {
    return Set.of(Voice.ANY_LANGUAGE);
  }

  @Override
  public String clone(String title, Path recording, Cancellation cancellation)
      throws IOException, InterruptedException {
    return clone(title, recording, _ -> {}, cancellation);
  }

  @Override
  public String clone(
      String title, Path recording, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    float[] person = encoder.vector(decoded(recording, cancellation), cancellation);
    return new StyleSearch(kokoro, encoder, person, progress, cancellation)
        .search(StockVectors.load())
        .id();
  }

  private Pcm decoded(Path recording, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create("clone")) {
      Path wav = folder.path().resolve("speech.wav");
      PcmFile audio = media.decode(recording, wav, _ -> {}, cancellation).audio();
      return audio.read(new TimeSpan(0, Math.min(audio.seconds(), MAX_SECONDS)));
    }
  }

  @Override
  public boolean measuresSimilarity() {
    return true;
  }

  @Override
  public Optional<VoiceSimilarity> similarity(
      String voice, Pcm given, Pcm heldOut, Cancellation cancellation)
      throws IOException, InterruptedException {
    float[] other = encoder.vector(heldOut, cancellation);
    float[] person = encoder.vector(given, cancellation);
    StockVectors stock = StockVectors.load();
    return Optional.of(
        new VoiceSimilarity(
            SpeakerEncoder.similarity(
                StyleSearch.vector(voice, kokoro, encoder, cancellation), other),
            stock.similarity(stock.nearest(person).getFirst(), other),
            SpeakerEncoder.similarity(person, other)));
  }

  /** Nothing is kept. */
  @Override
  public void forget(String voice) {}
}
