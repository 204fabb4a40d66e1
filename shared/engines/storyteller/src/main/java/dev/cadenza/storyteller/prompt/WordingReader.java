package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Nouns;
import dev.cadenza.storyteller.prompt.Wording.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the words of a prompt that a story begins and ends with. */
final class WordingReader {
  private static final Pattern ORDER =
      Pattern.compile(
          "^(?:please )?(?:(?:write|tell|make|give|create|invent)(?: me| us)? )?"
              + "(?:(?:an?|the|some) )?(?:[\\p{L}-]+ ){0,3}?(?:story|tale|fable|fairytale|novel)"
              + "(?: (?:about|of|on|with|in which|where|that speaks of))?:? ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:](?:\\s|$)");
  private static final Pattern LOOSE_END =
      Pattern.compile(
          "(?:[,\\s]+(?:and|or|but|the|an?|of|in|on|at|to|with|for|from|by|into|who|that|his|her))++$");
  private static final int MAX_WORDS = 26;
  private static final int MAX_QUOTED = 14;

  /** Words that are in no other language that prompts are often written in. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "who", "with", "and", "my", "her", "his", "their", "from", "two", "three",
          "that", "she", "they", "it", "is", "are", "without", "about", "our");

  private static final Set<String> SUBJECTS = Set.of("she", "he", "they", "i", "we");
  private static final Set<String> UNCOUNTED =
      Set.of(
          "love",
          "war",
          "peace",
          "music",
          "snow",
          "rain",
          "winter",
          "summer",
          "spring",
          "autumn",
          "hope",
          "time",
          "death",
          "life",
          "fear",
          "magic",
          "money",
          "christmas",
          "silence",
          "water",
          "fire",
          "friendship",
          "courage",
          "luck",
          "nothing",
          "everything",
          "space");

  private final Inflection inflection;
  private final Verbs verbs;
  private final Nouns nouns;
  private final Set<String> places;
  private final Set<String> capitals;

  WordingReader(Library library, Inflection inflection) {
    this.inflection = inflection;
    this.verbs = new Verbs(inflection);
    this.nouns = new Nouns(library);
    this.places = Set.copyOf(library.list("places").stream().distinct().toList());
    this.capitals = Set.copyOf(library.list("capitalised").stream().distinct().toList());
  }

  /** Without the words that only ask for a story. */
  static String subject(String prompt) {
    String text = prompt.replaceAll("\\s+", " ").replaceAll("[“”\"]", "").strip();
    String rest = ORDER.matcher(text).replaceFirst("");
    return rest.isBlank() ? text : rest;
  }

  Wording read(String prompt) {
    String text = SENTENCE_END.split(subject(prompt), 2)[0].strip();
    List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
    if (words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLetter))) {
      return new Wording(Form.NONE, "");
    }
    if (!isEnglish(words)) {
      String quoted =
          Arrays.stream(subject(prompt).split(" "))
              .limit(MAX_QUOTED)
              .collect(Collectors.joining(" "));
      return new Wording(Form.WORDS, quoted.replaceAll("[,.\\s]+$", ""));
    }
    if (words.size() > MAX_WORDS) {
      String cut = String.join(" ", words.subList(0, MAX_WORDS));
      words = new ArrayList<>(List.of(LOOSE_END.matcher(cut).replaceFirst("").split(" ")));
    }
    boolean title = words.size() > 1 && Character.isUpperCase(words.get(1).charAt(0));
    if (!title || capitals.contains(Verbs.plain(words.getFirst()))) {
      words.set(0, lowered(words.getFirst()));
    }
    return clause(words);
  }

  private Wording clause(List<String> words) {
    int at = verbs.present(words);
    if (at > 0 && !verbs.isComplex(words, at)) {
      return new Wording(Form.EVENT, event(words, at));
    }
    if (at > 0 || verbs.past(words) > 0 || !isNoun(words)) {
      return new Wording(Form.LINE, String.join(" ", words));
    }
    return new Wording(Form.NOUN, noun(words));
  }

  /** In the past; a pronoun becomes the hero. */
  private String event(List<String> words, int verb) {
    List<String> clause = new ArrayList<>(words);
    boolean plural = verbs.isPlural(words.subList(0, verb));
    clause.set(verb, verbs.inThePast(words.get(verb), plural));
    int relative = Verbs.isAdverb(words.get(verb - 1)) ? verb - 2 : verb - 1;
    if (relative > 0 && Verbs.RELATIVES.contains(Verbs.plain(words.get(relative)))) {
      clause.remove(relative);
    }
    if (SUBJECTS.contains(Verbs.plain(clause.getFirst()))) {
      clause.set(0, Wording.HERO);
    }
    return String.join(" ", clause);
  }

  private static boolean isNoun(List<String> words) {
    return !SUBJECTS.contains(Verbs.plain(words.getFirst()))
        && !Verbs.isAuxiliary(words.getFirst());
  }

  private String noun(List<String> words) {
    String phrase = String.join(" ", words);
    String first = Verbs.plain(words.getFirst());
    boolean bare =
        words.size() < 3
            && !Verbs.DETERMINERS.contains(first)
            && inflection.isNoun(Verbs.plain(words.getLast()))
            && !phrase.contains("'")
            && !phrase.contains("’");
    String last = Verbs.plain(words.getLast());
    boolean counted = inflection.singular(last).equals(last) && !UNCOUNTED.contains(last);
    return bare && counted ? Articles.indefinite(phrase) : phrase;
  }

  private boolean isEnglish(List<String> words) {
    List<String> plain = words.stream().map(Verbs::plain).toList();
    boolean article =
        Set.of("a", "an").contains(plain.getFirst())
            && plain.size() > 1
            && plain.stream().skip(1).anyMatch(this::isKnown);
    long known = plain.stream().filter(this::isKnown).count();
    return article || known * 2 >= plain.size() || plain.stream().anyMatch(ENGLISH::contains);
  }

  private boolean isKnown(String word) {
    return capitals.contains(word)
        || nouns.isPerson(inflection.singular(word))
        || places.contains(inflection.singular(word))
        || inflection.isNoun(word)
        || inflection.isAdjective(word)
        || !inflection.verbOf(word).isEmpty();
  }

  /** A word at the beginning, unless it is a name. */
  private String lowered(String word) {
    String plain = Verbs.plain(word.replaceAll("['’]s$", ""));
    boolean ordinary = isKnown(plain) || !inflection.singular(plain).equals(plain);
    return ordinary && !word.equals("I") ? Phrases.lowered(word) : word;
  }
}
