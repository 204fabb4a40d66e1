package dev.cadenza.neural.kokoro;

import static java.util.stream.Collectors.joining;

import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.onnx.ModelSound;
import dev.cadenza.neural.phonemes.Phonemizer;
import dev.cadenza.neural.phonemes.SpokenSound;
import dev.cadenza.voiceprint.VoicePrint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Prints the table {@code voices.csv} with the style of each voice, by measurements on one English
 * sentence that all voices speak; to be run when the model changes. {@code docs/engines.md} names
 * the measures.
 */
final class KokoroStylesTool {
  private static final String TEXT =
      "The morning train was late again, and people stood on the platform and looked at the clock.";

  private static final double SEMITONES_FROM_MEDIAN = 2;
  private static final double RATE_FROM_MEDIAN = 0.1;
  private static final double SPREAD_FROM_MEDIAN = 0.25;
  private static final double BRIGHTNESS_FROM_MEDIAN = 0.15;

  private KokoroStylesTool() {}

  /**
   * @param hertz the median pitch
   * @param spread the standard deviation of the pitch, in semitones
   * @param rate phonemes a second, without pauses
   * @param brightness the root mean square of the sound's frequencies, in hertz
   */
  private record Measured(
      Voice voice, double hertz, double spread, double rate, double brightness) {}

  public static void main(String[] arguments) throws Exception {
    Path folder = ModelFolder.of(System.getenv()).installed("kokoro").orElseThrow();
    KokoroModel model = new KokoroModel(folder.resolve("model.onnx"));
    List<Utterance> utterances =
        Utterance.of(
            Phonemizer.find().orElseThrow().pieces(TEXT, "en-us"),
            KokoroAlphabet.of("en-US"),
            KokoroVocabulary.read(folder.resolve("vocabulary.json")));
    List<Measured> all = new ArrayList<>();
    for (KokoroVoice voice : KokoroVoices.in(folder.resolve("voices"))) {
      all.add(measured(voice, model, utterances.getFirst()));
      System.err.println(all.getLast());
    }
    System.out.println("id,name,language,gender,style");
    for (Measured one : all) {
      Voice voice = one.voice();
      System.out.println(
          String.join(
              ",",
              voice.localName(),
              voice.name(),
              voice.language(),
              voice.gender(),
              style(one, all)));
    }
  }

  private static Measured measured(KokoroVoice voice, KokoroModel model, Utterance utterance)
      throws Exception {
    ModelSound made =
        model.speak(utterance.padded(), voice.vector(utterance.length()), 1, Cancellation.NEVER);
    SpokenSound joined = new SpokenSound(KokoroModel.RATE);
    joined.append(made.samples(), utterance.times(made.frames()));
    Pcm sound = joined.speech(TEXT).sound();
    VoicePrint print = VoicePrint.of(List.of(sound));
    double frames = 0;
    int phonemes = 0;
    for (int i = 0; i < utterance.tokens().size(); i++) {
      if (utterance.tokens().get(i).isPhoneme()) {
        frames += made.frames()[i + 1];
        phonemes++;
      }
    }
    return new Measured(
        voice.voice(),
        print.pitch().hertz(),
        12 * print.pitch().logSpread() / Math.log(2),
        phonemes / (frames * KokoroModel.FRAME / KokoroModel.RATE),
        brightness(sound));
  }

  private static double brightness(Pcm sound) {
    double squares = 0;
    double differences = 0;
    for (int i = 1; i < sound.length(); i++) {
      double difference = sound.sample(i) - sound.sample(i - 1);
      squares += (double) sound.sample(i) * sound.sample(i);
      differences += difference * difference;
    }
    return sound.sampleRate() / (2 * Math.PI) * Math.sqrt(differences / squares);
  }

  private static String style(Measured one, List<Measured> all) {
    List<Measured> gender =
        all.stream().filter(it -> it.voice().gender().equals(one.voice().gender())).toList();
    double semitones = 12 * Math.log(one.hertz() / median(gender, Measured::hertz)) / Math.log(2);
    return Stream.of(
            word(semitones, SEMITONES_FROM_MEDIAN, "low", "high"),
            word(
                one.brightness() / median(gender, Measured::brightness) - 1,
                BRIGHTNESS_FROM_MEDIAN,
                "dark",
                "bright"),
            word(one.rate() / median(all, Measured::rate) - 1, RATE_FROM_MEDIAN, "slow", "fast"),
            word(
                one.spread() / median(all, Measured::spread) - 1,
                SPREAD_FROM_MEDIAN,
                "even",
                "lively"))
        .filter(word -> !word.isEmpty())
        .collect(joining("; "))
        .toLowerCase(Locale.ROOT);
  }

  private static String word(double value, double limit, String below, String above) {
    return value < -limit ? below : value > limit ? above : "";
  }

  private static double median(List<Measured> all, ToDoubleFunction<Measured> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
