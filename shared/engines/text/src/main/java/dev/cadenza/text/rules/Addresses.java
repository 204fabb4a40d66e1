package dev.cadenza.text.rules;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Web and e-mail addresses, file names and account names. Of a web address only the site is spoken.
 */
final class Addresses implements SpokenRule {
  private static final String LABELS = "(?:[\\p{L}\\d](?:[\\p{L}\\d_-]*[\\p{L}\\d])?\\.){1,100}";
  private static final String REST = "(?:[/?#](?:[^\\s<>\"”“|]*[^\\s<>\"”“.,;:!?)\\]}'’*_|])?)?";
  private static final Pattern URL =
      Pattern.compile(
          "<?(?i:https?|ftps?|wss?|file|s3|git|ssh)://(?:[^\\s/@<>]*@)?([\\p{L}\\d.-]*[\\p{L}\\d])(?::\\d+)?"
              + REST
              + ">?");
  private static final Pattern WWW =
      Pattern.compile("(?<![\\p{L}\\d.])(?i:www)\\.(" + LABELS + "\\p{L}{2,})(?::\\d+)?" + REST);
  private static final Pattern MAIL =
      Pattern.compile(
          "<?(?:mailto:)?([\\p{L}\\d](?:[\\p{L}\\d._%+-]*[\\p{L}\\d])?)@("
              + LABELS
              + "\\p{L}{2,})>?");
  private static final Pattern SITE =
      Pattern.compile(
          "(?<![\\p{L}\\d.@/_-])("
              + LABELS
              + "(?:com|org|net|edu|gov|io|dev|app|info|biz|tv|ai|me|co\\.uk|ac\\.uk|uk|de|fr|es|it|pt|br|eu|us|ca|au"
              + "|jp|ch|at|be|nl|mx|ar|ru|cn|in|example))(?![\\p{L}\\d_-])(?!\\.\\p{L})(?::\\d+)?"
              + REST);
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<![\\p{L}\\d_@])@(?=[\\p{L}_])([\\p{L}\\d_]+)");
  private static final Pattern HASHTAG = Pattern.compile("(?<!\\S)#(?=[\\p{L}_])([\\p{L}\\d_]+)");
  private static final Pattern PATH =
      Pattern.compile("(?<!\\S)(?:~|\\.{1,2}|\\p{Lu}:)?(?:[/\\\\][\\w.-]*[\\w-]){2,}[/\\\\]?");
  private static final Pattern POINT =
      Pattern.compile("(?<=[\\p{L}\\d_]{2})\\.(?=\\p{Ll}[\\p{L}\\d]+)");
  private static final Pattern HUMPS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|_");

  private final Optional<LanguageWords> words;

  /**
   * @param words empty for a language whose engines pronounce site names themselves
   */
  Addresses(Optional<LanguageWords> words) {
    this.words = words;
  }

  @Override
  public void rewrite(TracedText text) {
    text.replace(URL, match -> site(match.group(1)));
    text.replace(MAIL, this::mail);
    text.replace(WWW, match -> site(match.group(1)));
    text.replace(SITE, match -> site(match.group(1)));
    if (words.isPresent()) {
      String at = words.get().word("at");
      text.replace(ACCOUNT, match -> at + " " + name(match.group(1)));
      String hashtag = words.get().word("hashtag");
      text.replace(HASHTAG, match -> hashtag + " " + name(match.group(1)));
      text.replace(PATH, match -> match.group().replaceAll("[/\\\\:~]+", " ").strip());
    }
  }

  /** File names and similar words; after abbreviations, some of which also contain points. */
  void points(TracedText text) {
    words.ifPresent(it -> text.replace(POINT, " " + it.word("dot") + " "));
  }

  private String mail(MatchResult match) {
    if (words.isEmpty()) {
      return match.group(1) + "@" + match.group(2);
    }
    String account = match.group(1).replaceAll("[_%+-]+", " ").replace(".", dot());
    return account + " " + words.get().word("at") + " " + site(match.group(2));
  }

  private String site(String host) {
    String name = host.replaceFirst("^(?i:www)\\.", "");
    return words.isEmpty() ? name : name.replaceAll("[_-]+", " ").replace(".", dot());
  }

  private String dot() {
    return " " + words.map(it -> it.word("dot")).orElse(".") + " ";
  }

  private static String name(String account) {
    return HUMPS.matcher(account).replaceAll(" ").strip();
  }
}
