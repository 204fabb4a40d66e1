package dev.cadenza.benchmarks;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of what is heard sounds different: the edits between the phonemes of two texts, without
 * stress and word boundaries. "Mi opadre" sounds like "mio padre", and "livré" like "livrée": such
 * errors are the recognizer's spelling, and not the voice's.
 */
final class PhonemeErrorRate {
  private static final Map<String, String> VOICES =
      Map.of("en-US", "en-us", "pt-BR", "pt-br", "en-GB", "en-gb");

  private PhonemeErrorRate() {}

  /**
   * Edits per phoneme of the reference; may be more than 1.
   *
   * @param language BCP 47, of a voice of espeak-ng
   */
  static double between(String expected, String heard, String language)
      throws IOException, InterruptedException {
    List<Integer> reference = phonemes(expected, language);
    return (double) WordErrorRate.distance(reference, phonemes(heard, language)) / reference.size();
  }

  private static List<Integer> phonemes(String text, String language)
      throws IOException, InterruptedException {
    String voice = VOICES.getOrDefault(language, Languages.primary(language));
    // Punctuation changes phonemes, and a recognizer's differs.
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}'’]+", " ");
    StringBuilder ipa = new StringBuilder();
    try (ScratchFolder folder = ScratchFolder.create("phonemes")) {
      Path file = Files.writeString(folder.path().resolve("words.txt"), words.strip());
      Command.Outcome outcome =
          Command.of(
                  Path.of("espeak-ng"),
                  List.of("-q", "-b", "1", "--ipa", "-v", voice, "-f", file.toString()))
              .onOutput(ipa::append)
              .run(Cancellation.NEVER);
      if (!outcome.succeeded()) {
        throw new IllegalStateException(outcome.complaint());
      }
    }
    String bare = ipa.toString().replaceAll("\\([a-z-]+\\)", "").replaceAll("[\\sˈˌ‿-]", "");
    return Normalizer.normalize(bare, Normalizer.Form.NFD).codePoints().boxed().toList();
  }
}
