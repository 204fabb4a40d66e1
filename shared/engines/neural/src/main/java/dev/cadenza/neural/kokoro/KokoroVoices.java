package dev.cadenza.neural.kokoro;

import dev.cadenza.engines.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kokoro's voices. The first of a language is its usual one.
 *
 * <p>The model also has Japanese and Chinese voices. They are left out: the phonemes that it was
 * trained on for these languages are not those of espeak-ng, which reads neither Japanese nor
 * Chinese characters as its readers do.
 */
public final class KokoroVoices {
  private static final String TABLE = "voices.csv";
  private static final int COLUMNS = 5;

  private KokoroVoices() {}

  /**
   * Those whose files are in a folder.
   *
   * @param folder with {@code af_heart.bin} and so on
   */
  public static List<KokoroVoice> in(Path folder) {
    return table()
        .lines()
        .skip(1)
        .map(line -> voice(line, folder))
        .filter(voice -> Files.isRegularFile(voice.file()))
        .toList();
  }

  /** All that the model comes with. */
  public static List<Voice> all() {
    Path nowhere = Path.of("");
    return table().lines().skip(1).map(line -> voice(line, nowhere).voice()).toList();
  }

  private static String table() {
    try (InputStream table = KokoroVoices.class.getResourceAsStream(TABLE)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A style of several words has semicolons between them, for the table's columns have commas. */
  private static KokoroVoice voice(String line, Path folder) {
    String[] columns = line.split(",", COLUMNS);
    String name = KokoroSynthesizer.NAME;
    Voice voice =
        new Voice(
            name + "/" + columns[0],
            columns[1],
            columns[2],
            columns[3],
            name,
            "natural",
            columns[4].replace("; ", ", "));
    return new KokoroVoice(voice, folder.resolve(columns[0] + ".bin"));
  }
}
