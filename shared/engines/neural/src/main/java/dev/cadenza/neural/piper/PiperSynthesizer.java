package dev.cadenza.neural.piper;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.onnx.ModelSound;
import dev.cadenza.neural.onnx.OnnxRuntime;
import dev.cadenza.neural.phonemes.Phonemizer;
import dev.cadenza.neural.phonemes.SpokenSound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Speaks American English with Piper's voice "Joe", 22.05 kHz, in this process: faster than {@code
 * kokoro}, and less natural. The phonemes are espeak-ng's.
 */
public final class PiperSynthesizer implements SpeechSynthesizer {
  /** The engine's name. */
  public static final String NAME = "piper";

  /** The name of its model. */
  public static final String MODEL = "piper-en-us-joe";

  private static final double STILLNESS_SECONDS = 0.1;

  /** Its voice. */
  public static final Voice JOE =
      new Voice(NAME + "/en_US-joe-medium", "Joe", "en-US", "male", NAME, "natural");

  private final PiperModel model;
  private final PiperConfig config;
  private final Phonemizer phonemizer;

  private PiperSynthesizer(Path folder, Phonemizer phonemizer) throws IOException {
    this.model = new PiperModel(folder.resolve("model.onnx"));
    this.config = PiperConfig.read(folder.resolve("config.json"));
    this.phonemizer = phonemizer;
  }

  /**
   * The engine, if its model, ONNX Runtime and espeak-ng's library are installed. The model is
   * loaded at the first sentence.
   */
  public static Optional<SpeechSynthesizer> find(Map<String, String> environment) {
    return ModelFolder.of(environment)
        .installed(MODEL)
        .filter(_ -> OnnxRuntime.isAvailable())
        .flatMap(folder -> Phonemizer.find().map(phonemizer -> open(folder, phonemizer)));
  }

  private static PiperSynthesizer open(Path folder, Phonemizer phonemizer) {
    try {
      return new PiperSynthesizer(folder, phonemizer);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The model in " + folder + " is damaged. Run \"cadenza models install\".", e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean speaksPhonemes() {
    return true;
  }

  @Override
  public List<Voice> voices() {
    return List.of(JOE);
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    PiperTokens tokens = new PiperTokens(phonemizer.pieces(text, config.espeakVoice()), config);
    if (tokens.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, config.sampleRate()), List.of());
    }
    ModelSound sound = model.speak(tokens.ids(), speed, cancellation);
    SpokenSound joined = new SpokenSound(config.sampleRate());
    joined.append(sound.samples(), tokens.times(sound.frames()));
    return joined.speech(text);
  }
}
