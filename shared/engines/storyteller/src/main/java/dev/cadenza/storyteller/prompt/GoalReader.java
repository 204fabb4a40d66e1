package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Goal.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the goal in a prompt: a wish, an action, or what a prompt of things alone suggests. */
final class GoalReader {
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

  /** What is not a goal. */
  private static final Set<String> RESTING =
      Set.of(
          "fall", "wait", "sleep", "wake", "sit", "stand", "stay", "arrive", "walk", "dream", "die",
          "cry", "want", "love", "fear", "hate", "think", "come", "go");

  /** After a loss, the goal is to undo it. */
  private static final Map<String, String> UNDONE =
      Map.of("lose", "find", "forget", "remember", "miss", "find", "break", "mend", "drop", "find");

  private final NounPhrases phrases;
  private final Inflection inflection;

  GoalReader(NounPhrases phrases, Inflection inflection) {
    this.phrases = phrases;
    this.inflection = inflection;
  }

  /** What the hero wants. */
  Optional<Goal> goal(String text, Optional<Gender> gender, List<NounPhrases.Found> people) {
    Matcher wish = WISH.matcher(text);
    while (wish.find()) {
      String phrase = clause(wish.group(1));
      String verb = phrase.split(" ")[0].toLowerCase(Locale.ROOT);
      boolean whole = phrase.contains(" ") || wish.group().contains(" to ");
      if (inflection.verbOf(verb).equals(verb) && whole) {
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
    if (RESTING.contains(base)) {
      return new Goal(Kind.SEEK, "find the way home", "the way home", "");
    }
    return wished(UNDONE.getOrDefault(base, base) + " " + rest, gender);
  }

  private Goal wished(String phrase, Optional<Gender> gender) {
    String wish = owned(phrase, gender);
    String verb = wish.split(" ")[0].toLowerCase(Locale.ROOT);
    boolean skill = wish.startsWith("learn to ");
    Kind kind =
        skill
            ? Kind.STRIVE
            : SEEKING.contains(verb)
                ? Kind.SEEK
                : SOLVING.contains(verb) ? Kind.SOLVE : Kind.STRIVE;
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

  /** A goal that things and events without a person suggest. */
  Optional<Goal> ofThings(Wording wording) {
    String words = wording.words();
    return switch (wording.form()) {
      case EVENT ->
          Optional.of(new Goal(Kind.SOLVE, "find out why " + words, "what had happened", ""));
      case WORDS ->
          Optional.of(new Goal(Kind.SOLVE, "find out what the words meant", "the words", ""));
      case NOUN -> Optional.of(ofNoun(words));
      case LINE -> Optional.of(new Goal(Kind.SOLVE, "find out how it was", "the old story", ""));
      case NONE -> Optional.empty();
    };
  }

  private Goal ofNoun(String words) {
    String own = words.replaceAll("^(?i:my|our|your) ", "my ");
    String thing =
        own.startsWith("my ")
            ? head(own)
            : Articles.isIndefinite(own)
                ? "the " + head(own.substring(own.indexOf(' ') + 1))
                : head(own);
    List<Goal> goals =
        List.of(
            new Goal(Kind.SOLVE, "learn the truth about " + thing, thing, ""),
            new Goal(Kind.SEEK, "find " + thing, thing, ""),
            new Goal(Kind.STRIVE, "save " + thing, thing, ""));
    return words.contains(" about ")
        ? goals.getFirst()
        : goals.get(Math.floorMod(words.hashCode(), goals.size()));
  }

  /** Up to the first preposition. */
  private static String head(String phrase) {
    return phrase.split(" (?:in|on|at|about|with|without|who|that|which|from|near|under|,) ")[0];
  }
}
