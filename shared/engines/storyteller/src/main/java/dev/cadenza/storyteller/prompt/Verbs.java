package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Inflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the verb of a clause, and puts it into the past. */
final class Verbs {
  static final Set<String> RELATIVES = Set.of("who", "that", "which");
  static final Set<String> DETERMINERS =
      Set.of(
          "a", "an", "the", "my", "his", "her", "their", "our", "your", "its", "this", "that", "no",
          "some", "every", "each", "one", "two", "three", "four", "five", "seven", "many", "all",
          "these", "those", "another");

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "in", "on", "at", "to", "with", "for", "from", "by", "into", "under", "over",
          "near", "before", "after", "through", "across", "beneath", "beyond", "inside", "without",
          "against", "between", "about", "during", "and", "or", "behind", "above", "aboard");

  /** After these a second verb may follow, which would have to change, too. */
  private static final Set<String> CONNECTORS =
      Set.of(
          "before",
          "while",
          "but",
          "because",
          "although",
          "until",
          "when",
          "if",
          "as",
          "then",
          "so",
          "though",
          "since",
          "after",
          "whenever");

  private static final Map<String, String> IRREGULAR =
      Map.of(
          "must",
          "had to",
          "can",
          "could",
          "will",
          "would",
          "may",
          "might",
          "has",
          "had",
          "have",
          "had",
          "is",
          "was",
          "are",
          "were",
          "does",
          "did",
          "cannot",
          "could not");

  private final Inflection inflection;

  Verbs(Inflection inflection) {
    this.inflection = inflection;
  }

  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  /** The place of the finite verb in the present, or -1. */
  int present(List<String> words) {
    boolean relative = false;
    for (int i = 1; i < words.size(); i++) {
      String word = plain(words.get(i));
      String before = plain(words.get(i - 1));
      boolean after = RELATIVES.contains(before) && i > 1;
      if (relative && !after) {
        return -1;
      }
      relative = RELATIVES.contains(word) && !after;
      if (CONNECTORS.contains(word)) {
        return -1;
      }
      if (relative || (!after && isBlocked(before)) || words.get(i - 1).endsWith(",")) {
        continue;
      }
      boolean unknown = i + 1 < words.size() && isUnknownVerb(word, before, words.get(i + 1));
      if (IRREGULAR.containsKey(word) || isPresent(word, words.subList(0, i)) || unknown) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBlocked(String before) {
    return DETERMINERS.contains(before)
        || PREPOSITIONS.contains(before)
        || before.endsWith("'s")
        || before.endsWith("’s");
  }

  /** One that the lexicon does not contain: {@code a tailor sews a coat}. */
  private boolean isUnknownVerb(String word, String before, String after) {
    return word.matches(".{2,}[^s]s")
        && inflection.verbOf(word).isEmpty()
        && !inflection.isNoun(word)
        && !inflection.isAdjective(before)
        && DETERMINERS.contains(plain(after));
  }

  static boolean isAdverb(String word) {
    return plain(word).matches("never|always|often|still|only|.*ly");
  }

  static boolean isAuxiliary(String word) {
    return IRREGULAR.containsKey(plain(word)) || Set.of("do", "should").contains(plain(word));
  }

  private boolean isPresent(String word, List<String> before) {
    String base = inflection.verbOf(word);
    if (base.isEmpty() || word.endsWith("ing") || word.contains("'") || word.contains("’")) {
      return false;
    }
    boolean third = word.endsWith("s") && !word.endsWith("ss") && !base.equals(word);
    String subject = plain(before.getLast());
    boolean pronoun = before.size() == 1 && Set.of("i", "we", "they").contains(subject);
    boolean many = pronoun || isPlural(before) || RELATIVES.contains(subject);
    boolean described = inflection.isAdjective(subject) && !inflection.isNoun(subject);
    return third ? !described : base.equals(word) && many && !described;
  }

  /** Whether the subject is several people or things. */
  boolean isPlural(List<String> subject) {
    List<String> words = subject.stream().map(Verbs::plain).toList();
    int end = words.size();
    while (end > 1 && RELATIVES.contains(words.get(end - 1))) {
      end--;
    }
    String last = words.get(end - 1);
    return words.contains("and") || (last.endsWith("s") && !inflection.singular(last).equals(last));
  }

  /** The place of a finite verb in the past, or -1. */
  int past(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = plain(words.get(i));
      String before = plain(words.get(i - 1));
      String base = inflection.verbOf(word);
      if (RELATIVES.contains(before)) {
        return -1;
      }
      if (!isBlocked(before)
          && (!inflection.isAdjective(word) || inflection.isNoun(inflection.singular(before)))
          && !base.isEmpty()
          && inflection.past(base).equals(word)
          && !base.equals(word)) {
        return i;
      }
    }
    return words.stream().anyMatch(word -> CONNECTORS.contains(plain(word))) ? 1 : -1;
  }

  /** Whether other verbs follow that would have to be put into the past as well. */
  boolean isComplex(List<String> words, int verb) {
    for (int i = verb + 1; i < words.size(); i++) {
      String word = plain(words.get(i));
      boolean second =
          plain(words.get(i - 1)).equals("and")
              && word.endsWith("s")
              && !inflection.verbOf(word).isEmpty();
      if (CONNECTORS.contains(word) || second) {
        return true;
      }
    }
    return false;
  }

  String inThePast(String verb, boolean plural) {
    String word = plain(verb);
    String past = IRREGULAR.get(word);
    if (past == null) {
      String base = inflection.verbOf(word);
      past = inflection.past(base.isEmpty() ? word.substring(0, word.length() - 1) : base);
    }
    return (past.equals("was") && plural ? "were" : past) + verb.replaceAll("^[\\p{L}'’]+", "");
  }
}
