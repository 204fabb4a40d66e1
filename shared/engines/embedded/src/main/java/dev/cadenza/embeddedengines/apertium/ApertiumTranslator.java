package dev.cadenza.embeddedengines.apertium;

import dev.cadenza.embeddedengines.process.Resident;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Translates with apertium, by rules. Its output is a draft: about seven of ten sentences are
 * understandable.
 *
 * <p>A pair's programs start with its first sentence, which takes at least a fifth of a second, and
 * keep running: further sentences take a few milliseconds each. They end after a minute without
 * requests.
 */
public final class ApertiumTranslator implements Translator {
  public static final String NAME = "apertium";

  /** Debian's packages of language pairs with English. */
  public static final String PACKAGES =
      "apertium-eng-spa apertium-eng-cat apertium-en-gl apertium-eo-en apertium-hbs-eng"
          + " apertium-eu-en apertium-isl-eng apertium-mkd-eng";

  private static final Path MODES = Path.of("/usr/share/apertium/modes");
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final SortedMap<LanguagePair, ApertiumMode> modes;
  private final Duration idle;
  private final Map<LanguagePair, Resident<ApertiumPipeline>> resident = new ConcurrentHashMap<>();

  ApertiumTranslator(SortedMap<LanguagePair, ApertiumMode> modes, Duration idle) {
    this.modes = modes;
    this.idle = idle;
  }

  /**
   * With the modes in {@code APERTIUM_MODES} or Debian's folder; without any if apertium is not
   * installed.
   */
  public static ApertiumTranslator locate(Map<String, String> environment) {
    Path folder = Path.of(environment.getOrDefault("APERTIUM_MODES", MODES.toString()));
    return new ApertiumTranslator(ApertiumMode.installed(folder, Programs.on(environment)), IDLE);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<LanguagePair> pairs() {
    return Set.copyOf(modes.keySet());
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws InterruptedException {
    if (!modes.containsKey(pair)) {
      throw pair.unsupported(modes.keySet());
    }
    Resident<ApertiumPipeline> pipeline =
        resident.computeIfAbsent(
            pair, it -> new Resident<>(() -> ApertiumPipeline.start(modes.get(it)), idle));
    List<String> translations = new ArrayList<>(sentences.size());
    for (String sentence : sentences) {
      translations.add(translate(sentence, pipeline, cancellation));
    }
    return translations;
  }

  private static String translate(
      String sentence, Resident<ApertiumPipeline> pipeline, Cancellation cancellation)
      throws InterruptedException {
    List<String> translations = new ArrayList<>();
    for (String piece : pieces(sentence)) {
      String encoded = ApertiumText.encode(piece);
      String answer =
          pipeline.ask(programs -> programs.translate(encoded, cancellation), cancellation);
      translations.add(ApertiumText.like(piece, ApertiumText.decode(answer)));
    }
    return String.join(" ", translations);
  }

  private static List<String> pieces(String sentence) {
    String text = sentence.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    if (text.isEmpty()) {
      return List.of();
    }
    return text.length() <= SentenceSplitter.MAX_LENGTH
        ? List.of(text)
        : SentenceSplitter.split(text);
  }
}
