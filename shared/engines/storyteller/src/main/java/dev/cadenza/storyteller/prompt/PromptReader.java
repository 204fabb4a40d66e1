package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Goal.Kind;
import dev.cadenza.storyteller.library.Library;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Interprets a prompt with simple rules: a person near its beginning is the hero, their wish or
 * action is the goal, and nouns with an article are things or places.
 */
public final class PromptReader {
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:wants?|wanted|tries|trying|tried|has|have|had|needs?|needed|hopes?|longs?|decides?|decided"
              + "|sets out|set out|vows?|determined|learns|dares|must|travels?|journeys?)"
              + "(?: to)? ([a-z]+\\b[^.;:!?]*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[,.;:!?()\"“”]|\\b(?:before|while|but|because|so that|although|until|when|who|which|that"
              + "|and then|as)\\b");
  private static final Pattern CALLED =
      Pattern.compile("\\b(?:named|called) (\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{Ll}’'-]+");
  private static final int MAX_WORDS = 12;

  private static final Set<String> SEEKING =
      Set.of(
          "find",
          "search",
          "seek",
          "recover",
          "reach",
          "return",
          "bring",
          "fetch",
          "explore",
          "retrieve",
          "look",
          "hunt",
          "deliver",
          "get",
          "travel",
          "cross",
          "climb",
          "visit");
  private static final Set<String> SOLVING =
      Set.of(
          "solve",
          "learn",
          "discover",
          "understand",
          "prove",
          "investigate",
          "uncover",
          "unmask",
          "decipher",
          "know");
  private static final Set<String> STUMBLING =
      Set.of(
          "find",
          "discover",
          "receive",
          "inherit",
          "see",
          "hear",
          "wake",
          "meet",
          "notice",
          "get",
          "open",
          "dig",
          "catch",
          "buy");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "be", "have", "do", "can", "will", "may", "must", "shall", "should", "like", "live",
          "name", "call", "age");

  private final Inflection inflection;
  private final NounPhrases phrases;
  private final List<String> capitals;

  public PromptReader(Library library, Inflection inflection) {
    this.inflection = inflection;
    this.phrases = new NounPhrases(library, inflection);
    this.capitals = library.list("capitalised");
  }

  public Premise read(String prompt) {
    String text = prompt.replaceAll("\\s+", " ").strip();
    List<String> words = words(text);
    Optional<Gender> gender = gender(words);
    List<NounPhrases.Found> people = phrases.people(text);
    Optional<String> role = people.stream().map(NounPhrases.Found::phrase).findFirst();
    return new Premise(
        name(text),
        role,
        gender.or(() -> people.stream().findFirst().flatMap(NounPhrases.Found::gender)),
        people.stream().skip(1).map(NounPhrases.Found::phrase).findFirst(),
        goal(text, gender, people),
        phrases.place(text),
        words);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}’'-]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Optional<Gender> gender(List<String> words) {
    return words.stream()
        .flatMap(
            word ->
                switch (word) {
                  case "she", "her", "herself", "hers" -> List.of(Gender.FEMALE).stream();
                  case "he", "him", "his", "himself" -> List.of(Gender.MALE).stream();
                  default -> List.<Gender>of().stream();
                })
        .findFirst();
  }

  /**
   * The name after "named", or else the first word with a capital letter that is not another word.
   */
  private Optional<String> name(String text) {
    Matcher called = CALLED.matcher(text);
    if (called.find()) {
      return Optional.of(called.group(1));
    }
    String[] words = text.split(" ");
    return IntStream.range(0, words.length)
        .filter(i -> isName(words, i))
        .mapToObj(i -> words[i].replaceAll("(?:['’]s)?[^\\p{L}]*$", ""))
        .findFirst();
  }

  private boolean isName(String[] words, int at) {
    String word = words[at].replaceAll("(?:['’]s)?[^\\p{L}]*$", "");
    if (!NAME.matcher(word).matches() || word.length() < 2) {
      return false;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    boolean ordinary =
        capitals.contains(lower)
            || inflection.isNoun(lower)
            || inflection.isAdjective(lower)
            || !inflection.verbOf(lower).isEmpty();
    boolean placed =
        at > 0 && words[at - 1].matches("(?i)of|in|at|to|from|near|on|the|over|across|into|called");
    return !ordinary && !placed;
  }

  private Optional<Goal> goal(
      String text, Optional<Gender> gender, List<NounPhrases.Found> people) {
    Matcher wish = WISH.matcher(text);
    while (wish.find()) {
      String phrase = clause(wish.group(1));
      String verb = phrase.split(" ")[0].toLowerCase(Locale.ROOT);
      if (inflection.verbOf(verb).equals(verb) && phrase.contains(" ")) {
        return Optional.of(wished(phrase, gender));
      }
    }
    return done(text, gender, people);
  }

  /** The hero's action in the prompt, if it has no explicit goal. */
  private Optional<Goal> done(
      String text, Optional<Gender> gender, List<NounPhrases.Found> people) {
    int from = people.isEmpty() ? 0 : people.getFirst().end();
    Matcher word = Pattern.compile("[\\p{L}’'-]+").matcher(text);
    for (boolean more = word.find(from); more; more = word.find()) {
      String base = inflection.verbOf(word.group());
      if (isFinite(word.group().toLowerCase(Locale.ROOT), base)) {
        String rest = clause(text.substring(word.end()).strip());
        if (rest.contains(" ")) {
          return Optional.of(met(base, rest, gender));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFinite(String word, String base) {
    return !base.isEmpty()
        && !AUXILIARIES.contains(base)
        && !word.endsWith("ing")
        && ((word.endsWith("s") && !word.equals(base))
            || (!inflection.isNoun(word) && !inflection.isAdjective(word)));
  }

  private Goal met(String base, String rest, Optional<Gender> gender) {
    Optional<String> thing = phrases.thing(rest).map(it -> owned(it, gender));
    if (STUMBLING.contains(base) && thing.isPresent()) {
      return new Goal(Kind.SOLVE, "learn the truth about " + thing.get(), thing.get(), "");
    }
    return wished(base + " " + rest, gender);
  }

  private Goal wished(String phrase, Optional<Gender> gender) {
    String wish = owned(phrase, gender);
    String verb = wish.split(" ")[0].toLowerCase(Locale.ROOT);
    Kind kind =
        SEEKING.contains(verb) ? Kind.SEEK : SOLVING.contains(verb) ? Kind.SOLVE : Kind.STRIVE;
    String thing = phrases.thing(wish).orElse("what had to be done");
    return new Goal(kind, Phrases.lowered(wish), thing, "");
  }

  private static String clause(String text) {
    Matcher end = CLAUSE_END.matcher(text);
    String clause = end.find() ? text.substring(0, end.start()) : text;
    return Arrays.stream(clause.strip().split(" "))
        .limit(MAX_WORDS)
        .collect(Collectors.joining(" "))
        .replaceAll("(?: (?:and|or|the|an?|of|in|on|at|to|with|for|from|by|into))++$", "");
  }

  /** The possessive of a thing, for a character whose gender is known; otherwise "the". */
  private static String owned(String phrase, Optional<Gender> gender) {
    String whose = gender.map(Gender::possessive).orElse("the");
    return phrase.replaceAll("\\b(?i:their|my|our|your)\\b", whose);
  }
}
