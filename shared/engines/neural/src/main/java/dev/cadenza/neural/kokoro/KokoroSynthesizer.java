package dev.cadenza.neural.kokoro;

import static java.util.Objects.requireNonNull;

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
import dev.cadenza.neural.phonemes.SpokenPiece;
import dev.cadenza.neural.phonemes.SpokenSound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Speaks seven languages with Kokoro-82M v1.0, 24 kHz, in this process. The phonemes are
 * espeak-ng's; see {@link KokoroVoices} for the voices.
 *
 * <p>The model makes pauses at punctuation marks itself, and returns the duration of each phoneme.
 */
public final class KokoroSynthesizer implements SpeechSynthesizer {
  /** The engine's name, and the model's. */
  public static final String NAME = "kokoro";

  private static final double STILLNESS_SECONDS = 0.1;

  private final KokoroModel model;
  private final KokoroVocabulary vocabulary;
  private final Phonemizer phonemizer;
  private final Map<Voice, KokoroVoice> voices;
  private final List<Voice> inOrder;

  private KokoroSynthesizer(Path folder, Phonemizer phonemizer) throws IOException {
    this.model = new KokoroModel(folder.resolve("model.onnx"));
    this.vocabulary = KokoroVocabulary.read(folder.resolve("vocabulary.json"));
    this.phonemizer = requireNonNull(phonemizer, "phonemizer");
    List<KokoroVoice> found = KokoroVoices.in(folder.resolve("voices"));
    this.voices =
        found.stream()
            .collect(Collectors.toUnmodifiableMap(KokoroVoice::voice, Function.identity()));
    this.inOrder = found.stream().map(KokoroVoice::voice).toList();
  }

  /**
   * The engine, if its model, ONNX Runtime and espeak-ng's library are installed. The model is
   * loaded at the first sentence.
   */
  public static Optional<SpeechSynthesizer> find(Map<String, String> environment) {
    return ModelFolder.of(environment)
        .installed(NAME)
        .filter(_ -> OnnxRuntime.isAvailable())
        .flatMap(folder -> Phonemizer.find().map(phonemizer -> open(folder, phonemizer)));
  }

  private static KokoroSynthesizer open(Path folder, Phonemizer phonemizer) {
    try {
      return new KokoroSynthesizer(folder, phonemizer);
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
    return inOrder;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A sentence of more than 510 phonemes is spoken in parts, divided at clauses.
   */
  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    Style style = style(voice, speed);
    String text = SynthesisRequest.plain(sentence);
    KokoroLanguage language = KokoroLanguage.of(voice);
    List<SpokenPiece> pieces = phonemizer.pieces(text, language.espeakVoice());
    KokoroAlphabet alphabet = KokoroAlphabet.of(language.tag());
    List<Utterance> utterances = Utterance.of(pieces, alphabet, vocabulary);
    if (utterances.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, KokoroModel.RATE), List.of());
    }
    SpokenSound sound = new SpokenSound(KokoroModel.RATE);
    for (Utterance utterance : utterances) {
      float[] vector = style.vector(utterance.length());
      ModelSound part = model.speak(utterance.padded(), vector, speed, cancellation);
      sound.append(part.samples(), utterance.times(part.frames()));
    }
    return sound.speech(text);
  }

  /** One of the voices that are listed, or a {@link Blend} of them, which speaks any language. */
  private Style style(Voice voice, double speed) {
    Optional<Blend> blend = Blend.of(voice.localName());
    if (blend.isPresent()) {
      SynthesisRequest.checkEngine(this, voice, speed);
      return blend.get().style(voices);
    }
    SynthesisRequest.check(this, voice, speed);
    return voices.get(voice);
  }
}
