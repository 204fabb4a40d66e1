package dev.cadenza.text.rules;

import java.util.regex.Pattern;

/**
 * The markup of Markdown (CommonMark, with tables, task lists and footnotes), which is not spoken.
 */
public final class Markdown {
  public static final Pattern HEADING = Pattern.compile("^\\h{0,3}#{1,6}(?:\\h+|$)");
  public static final Pattern ITEM = Pattern.compile("^\\h*(?:[-*+•‣◦–]|\\d{1,9}[.)])\\h+(?=\\S)");
  public static final Pattern QUOTE = Pattern.compile("^\\h*(?:>\\h?)++");
  public static final Pattern FENCE = Pattern.compile("^\\h*(?:`{3,}|~{3,})[^`]*$");

  /** The underline of a heading, or a line between paragraphs. */
  public static final Pattern UNDERLINE =
      Pattern.compile("^\\h{0,3}(?:=+|-{2,}|(?:\\*\\h*+){3,}+|(?:_\\h*+){3,}+|(?:-\\h*+){3,}+)$");

  public static final Pattern ROW = Pattern.compile("^\\h*\\|.*\\|\\h*$");
  public static final Pattern DELIMITER_ROW =
      Pattern.compile("^\\h*\\|?(?:\\h*:?-{2,}:?\\h*\\|)++(?:\\h*:?-{2,}:?\\h*)?$");
  public static final Pattern DEFINITION =
      Pattern.compile("^\\h{0,3}\\[[^\\]\\n]+]:\\h*\\S*://\\S+.*$");

  private static final Pattern AT_START =
      Pattern.compile("^(?:\\h*>\\h?)*+\\h*(?:#{1,6}\\h+|[-*+]\\h+(?=\\S))?(?:\\[[ xX]]\\h+)?");
  private static final Pattern CLOSING_HASHES = Pattern.compile("\\h+#{1,6}\\h*$");
  private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]+]:?");
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[([^\\[\\]]*)](?:\\([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*+(?:\\h+[\"'(][^\"')]*[\"')])?\\)|\\[[^\\[\\]]*])");
  private static final Pattern OPEN_LINK = Pattern.compile("!?\\[([^\\[\\]]+)$");
  private static final Pattern TORN_LINK =
      Pattern.compile("^([^\\[\\]]+)]\\((?:https?:|/|#|\\.)[^()\\s]*\\)");
  private static final Pattern CODE = Pattern.compile("`+");
  private static final Pattern STRONG =
      Pattern.compile(
          "(?<![\\\\\\p{L}\\d*])\\*{1,3}(?=[^\\s*])|(?<=[^\\s*\\\\])\\*{1,3}(?![\\p{L}\\d*])");
  private static final Pattern UNDERSCORES =
      Pattern.compile(
          "(?<![\\\\\\p{L}\\d_])_{1,3}(?=[^\\s_])|(?<=[^\\s_\\\\])_{1,3}(?![\\p{L}\\d_])");

  /** Within a word, as in un**frigging**believable. */
  private static final Pattern STRONG_INSIDE =
      Pattern.compile("(?<=\\p{L})\\*{2,3}(?=\\p{L})|~~|==(?=\\S)|(?<=\\S)==");

  private static final Pattern CELLS = Pattern.compile("\\h*(?<!\\\\)\\|\\h*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[\\\\`*_{}\\[\\]()#+.!|~<>-])");

  static final SpokenRule INLINE = Markdown::rewrite;

  private Markdown() {}

  /** A line or a paragraph as it is shown: without markup. */
  public static String plain(String text) {
    TracedText plain = new TracedText(text);
    rewrite(plain);
    return plain.text();
  }

  private static void rewrite(TracedText text) {
    text.replace(AT_START, "");
    text.replace(CLOSING_HASHES, "");
    text.replace(FOOTNOTE, "");
    // An image within a link needs two rounds.
    text.replace(LINK, match -> match.group(1));
    text.replace(LINK, match -> match.group(1));
    text.replace(TORN_LINK, match -> match.group(1));
    text.replace(OPEN_LINK, match -> match.group(1));
    text.replace(CODE, "");
    for (int depth = 0; depth < 3 && text.text().matches("(?s).*[*_].*"); depth++) {
      text.replace(STRONG, "");
      text.replace(UNDERSCORES, "");
    }
    text.replace(STRONG_INSIDE, "");
    rows(text);
    text.replace(ESCAPE, "");
  }

  /** The cells of a table are spoken with a short pause between them. */
  private static void rows(TracedText text) {
    if (text.text().matches("\\h*\\|.*\\|\\h*")) {
      int last = text.text().strip().length() - 1;
      text.replace(CELLS, match -> match.start() == 0 || match.end() > last ? "" : ", ");
    }
  }
}
