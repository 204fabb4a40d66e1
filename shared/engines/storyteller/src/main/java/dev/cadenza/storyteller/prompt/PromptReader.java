package dev.cadenza.storyteller.prompt;

import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Nouns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Interprets a prompt with simple rules: a person near its beginning is the hero, their wish or
 * action is the goal, and nouns with an article are things or places.
 */
public final class PromptReader {
  private static final Pattern CALLED =
      Pattern.compile("\\b(?:named|called) (\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)");
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{Ll}’'-]+");

  private final Inflection inflection;
  private final NounPhrases phrases;
  private final Nouns nouns;
  private final WordingReader wording;
  private final List<String> capitals;

  public PromptReader(Library library, Inflection inflection) {
    this.inflection = inflection;
    this.phrases = new NounPhrases(library, inflection);
    this.nouns = new Nouns(library);
    this.wording = new WordingReader(library, inflection);
    this.capitals = library.list("capitalised");
  }

  public Premise read(String prompt) {
    String text = WordingReader.subject(prompt);
    List<String> words = words(text);
    Optional<Gender> gender = gender(words);
    List<NounPhrases.Found> people = phrases.people(text);
    Optional<String> role = people.stream().map(NounPhrases.Found::phrase).findFirst();
    Wording said = wording.read(prompt);
    boolean foreign = said.form() == Wording.Form.WORDS;
    Optional<String> name = foreign ? Optional.empty() : name(text);
    Optional<Settings.Setting> setting = phrases.setting(text);
    boolean acting = !people.isEmpty() || name.isPresent() || said.words().startsWith(Wording.HERO);
    GoalReader goals = new GoalReader(phrases, inflection);
    return new Premise(
        name,
        role,
        people.stream()
            .findFirst()
            .flatMap(NounPhrases.Found::gender)
            .or(() -> gender)
            .or(() -> people.size() == 1 ? theirs(words) : Optional.empty()),
        people.stream().skip(1).map(NounPhrases.Found::phrase).findFirst(),
        acting ? goals.goal(text, gender, people) : goals.ofThings(said),
        setting.map(Settings.Setting::name),
        setting.map(Settings.Setting::in),
        people.stream().findFirst().filter(NounPhrases.Found::several).isPresent(),
        said,
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

  /** One person of whom a prompt says "they". */
  private static Optional<Gender> theirs(List<String> words) {
    return words.stream().anyMatch(Set.of("they", "their", "them")::contains)
        ? Optional.of(Gender.NEUTRAL)
        : Optional.empty();
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
            || nouns.isPerson(inflection.singular(lower))
            || inflection.isAdjective(lower)
            || !inflection.verbOf(lower).isEmpty();
    boolean placed =
        at > 0 && words[at - 1].matches("(?i)of|in|at|to|from|near|on|the|over|across|into|called");
    return !ordinary && !placed;
  }
}
