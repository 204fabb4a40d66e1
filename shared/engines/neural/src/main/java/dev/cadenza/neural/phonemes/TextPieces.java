package dev.cadenza.neural.phonemes;

import static java.util.stream.Collectors.joining;

import dev.cadenza.text.marks.PhoneticWord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a text into words and punctuation marks. */
final class TextPieces {
  private static final Pattern WORD = Pattern.compile("\\S+");

  /**
   * Between two parts of a word that are spoken apart, such as "yes—no" and "so,then", and between
   * phonemes and letters.
   */
  private static final Pattern INNER_BREAK =
      Pattern.compile(
          "(?<=[@])(?=\\p{L})|(?<=\\p{L})(?=[@])|".replace("@", PhoneticWord.CHARACTERS)
              + "(?<=[—–…;!?]|--|\\.\\.\\.|[,:)\\]](?=\\p{L}))(?=[\\p{L}\\p{N}\"“(\\[])");

  private static final Pattern OPENERS =
      Pattern.compile("^[^\\p{L}\\p{M}\\p{N}&%+=@#$€£§" + PhoneticWord.CHARACTERS + "-]+");
  private static final Pattern CLOSERS =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}&%+=@#$€£§°'’" + PhoneticWord.CHARACTERS + "]+$");

  /**
   * What espeak-ng gets. It ends its process at some symbols for which it has no name, so it gets
   * none but these.
   */
  private static final Pattern UNSPOKEN =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}&%+=@#$€£§°'.,:/\\- ]+");

  private static final Pattern SPOKEN = Pattern.compile("[\\p{L}\\p{N}&%+=@#$€£§°]");

  /** Words with a point that ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "mt", "capt", "gen", "col", "lt",
          "sgt", "rev", "hon", "sra", "dra", "srta", "mme", "mlle", "dott", "sig", "no", "fig");

  private static final Map<Character, String> OPENING =
      Map.ofEntries(
          Map.entry('"', "“"),
          Map.entry('“', "“"),
          Map.entry('«', "“"),
          Map.entry('„', "“"),
          Map.entry('(', "("),
          Map.entry('[', "("),
          Map.entry('—', "—"),
          Map.entry('–', "—"),
          Map.entry('…', "…"));

  private static final Map<Character, String> CLOSING =
      Map.ofEntries(
          Map.entry(',', ","),
          Map.entry('.', "."),
          Map.entry('!', "!"),
          Map.entry('?', "?"),
          Map.entry(';', ";"),
          Map.entry(':', ":"),
          Map.entry('—', "—"),
          Map.entry('…', "…"),
          Map.entry(')', ")"),
          Map.entry(']', ")"),
          Map.entry('"', "”"),
          Map.entry('”', "”"),
          Map.entry('»', "”"),
          Map.entry('،', ","),
          Map.entry('、', ","),
          Map.entry('，', ","),
          Map.entry('।', "."),
          Map.entry('॥', "."),
          Map.entry('。', "."),
          Map.entry('？', "?"),
          Map.entry('！', "!"));

  private TextPieces() {}

  static List<SpokenPiece> of(String text) {
    List<SpokenPiece> pieces = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    for (int i = 0; i < words.size(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      for (String part : INNER_BREAK.split(words.get(i))) {
        pieces.add(piece(i, part, next));
      }
    }
    return pieces;
  }

  private static SpokenPiece piece(int word, String part, String next) {
    Matcher openers = OPENERS.matcher(part);
    int start = openers.find() ? openers.end() : 0;
    Matcher closers = CLOSERS.matcher(part);
    int end = closers.find(start) ? Math.max(start, closers.start()) : part.length();
    String core = part.substring(start, end);
    String after = part.substring(end);
    String text = PhoneticWord.in(core) ? core : spoken(core);
    if (text.isEmpty()) {
      return new SpokenPiece(word, "", "", marks(part), List.of());
    }
    boolean goesOn = after.equals(".") && goesOn(core, next);
    return new SpokenPiece(
        word, opening(part.substring(0, start)), text, goesOn ? "" : marks(after), List.of());
  }

  private static String spoken(String core) {
    String text = Normalizer.normalize(core, Normalizer.Form.NFC).replace('’', '\'');
    text = UNSPOKEN.matcher(text).replaceAll(" ").strip();
    return SPOKEN.matcher(text).find() ? text : "";
  }

  /** Whether the sentence continues after the point: "Mr. Smith", "J. Smith", "approx. ten". */
  private static boolean goesOn(String core, String next) {
    if (next.isEmpty()) {
      return false;
    }
    return ABBREVIATIONS.contains(core.toLowerCase(Locale.ROOT))
        || (core.length() == 1 && Character.isUpperCase(core.charAt(0)) && !core.equals("I"))
        || Character.isLowerCase(next.codePointAt(0));
  }

  private static String opening(String characters) {
    return translated(characters, OPENING);
  }

  private static String marks(String characters) {
    String simple =
        characters
            .replace("...", "…")
            .replace("--", "—")
            .replaceAll("^[-–]$", "—")
            .replace('–', '—');
    return translated(simple, CLOSING);
  }

  /** Characters that are not in the table say nothing about how to speak. */
  private static String translated(String characters, Map<Character, String> table) {
    return characters
        .chars()
        .mapToObj(character -> table.getOrDefault((char) character, ""))
        .collect(joining());
  }
}
