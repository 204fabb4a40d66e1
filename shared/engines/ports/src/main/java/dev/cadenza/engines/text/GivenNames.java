package dev.cadenza.engines.text;

import dev.cadenza.engines.Languages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gender of names and of words for people: {@code female}, {@code male}, or unknown. */
public final class GivenNames {
  private static final String FEMALE = "female";
  private static final String MALE = "male";
  private static final String BOTH = "both";

  private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{M}'’-]+");
  private static final Pattern REST = Pattern.compile("(?i)\\s(?:of|from|who|with|de la|von)\\s.*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Endings of English words that indicate the gender. */
  private static final Pattern WOMAN = Pattern.compile(".{2,}(?:woman|girl|lady|mother|sister)");

  private static final Pattern MAN =
      Pattern.compile("(?!.*(?:human|german|roman|norman|shaman)$).{2,}(?:man|boy|father|brother)");

  /** Languages in which a name that ends in {@code a} is a woman's, if nothing else is known. */
  private static final Set<String> FEMALE_IN_A =
      Set.of(
          "en", "de", "es", "fr", "it", "pt", "nl", "sv", "da", "nb", "no", "pl", "cs", "sk", "hr",
          "sr", "bs", "sl", "ro", "ru", "uk", "bg", "ca", "gl", "lv", "lt", "mk");

  private static final Map<String, String> NAMES = read("given-names.txt");
  private static final Map<String, String> WORDS = read("gendered-words.txt");

  private GivenNames() {}

  /**
   * The gender of a name, which may have a title or be a noun: {@code Anna}, {@code Mr. Gray},
   * {@code the baker's wife}. The first part with a known gender determines it.
   *
   * @param language BCP 47, of the text with the name
   */
  public static Optional<String> gender(String name, String language) {
    return words(name).stream()
        .map(word -> ofWord(word).orElseGet(() -> ofName(word, Languages.primary(language))))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .filter(Predicate.not(BOTH::equals));
  }

  /** The gender of a description, such as {@code a retired schoolmistress} or {@code his aunt}. */
  public static Optional<String> ofWords(String description) {
    String head = REST.matcher(description).replaceFirst("");
    return words(head).reversed().stream().flatMap(word -> ofWord(word).stream()).findFirst();
  }

  /** The gender that a name's ending suggests, if nothing else is known. */
  public static Optional<String> byEnding(String name, String language) {
    return words(name).stream()
        .findFirst()
        .filter(it -> !NAMES.containsKey(it) && it.length() > 2)
        .filter(it -> it.matches(".*[aáàа]") && FEMALE_IN_A.contains(Languages.primary(language)))
        .map(_ -> FEMALE);
  }

  private static Optional<String> ofWord(String word) {
    if (NAMES.containsKey(word) && !WORDS.containsKey(word)) {
      return Optional.empty();
    }
    return Optional.ofNullable(WORDS.get(word))
        .or(() -> Optional.of(FEMALE).filter(_ -> WOMAN.matcher(word).matches()))
        .or(() -> Optional.of(MALE).filter(_ -> MAN.matcher(word).matches()));
  }

  /** Empty for text that is not a name. */
  private static String ofName(String word, String language) {
    return Stream.of(word, withoutMarks(word))
        .flatMap(it -> Stream.of(language + " " + it, it))
        .filter(NAMES::containsKey)
        .findFirst()
        .map(NAMES::get)
        .orElse("");
  }

  private static List<String> words(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Arrays.stream(NO_NAME.split(plain))
        // The baker's wife is not the baker.
        .filter(word -> !word.isEmpty() && !word.matches(".*['’]s"))
        .toList();
  }

  private static String withoutMarks(String word) {
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Sections {@code @ female} or {@code @ fr male} with words between commas. */
  private static Map<String, String> read(String resource) {
    Map<String, String> genders = new HashMap<>();
    try (InputStream in = GivenNames.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String[] section = {};
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("@ ")) {
          section = line.substring(2).split(" ");
        } else if (!line.startsWith("#") && !line.isBlank()) {
          String before = section.length > 1 ? section[0] + " " : "";
          for (String word : line.split(",")) {
            if (!word.isBlank()) {
              String gender = section[section.length - 1];
              genders.put(before + word.strip(), gender);
              genders.putIfAbsent(before + withoutMarks(word.strip()), gender);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return genders;
  }
}
