package dev.cadenza.storyteller.library;

import dev.cadenza.storyteller.language.Gender;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The nouns of people, and what they say about a gender. */
public final class Nouns {
  private static final Pattern FEMALE_ENDING =
      Pattern.compile(".*(?:woman|mother|mistress|aunt|girl|daughter|sister|niece|wife)");
  private static final Pattern MALE_ENDING =
      Pattern.compile(".*(?:(?<!wo|hu)man|master|father|uncle|brother|nephew|boy)");

  /** The noun of a role is before these. */
  private static final Pattern REST =
      Pattern.compile(
          "[,;:(]|\\b(?:of|at|with|without|from|in|on|for|to|who|that|which|between|and|named|called)\\b");

  private final Set<String> people;
  private final Set<String> women;
  private final Set<String> men;
  private final Set<String> machines;

  public Nouns(Library library) {
    people = Set.copyOf(library.list("people").stream().distinct().toList());
    women = Set.copyOf(library.list("women").stream().distinct().toList());
    men = Set.copyOf(library.list("men").stream().distinct().toList());
    machines = Set.copyOf(library.list("machines").stream().distinct().toList());
  }

  /** Whether a noun, in the singular, is that of a person or of another possible hero. */
  public boolean isPerson(String noun) {
    return people.contains(noun)
        || women.contains(noun)
        || men.contains(noun)
        || machines.contains(noun);
  }

  /** The gender that a role states: {@code a postman's daughter} is female. */
  public Optional<Gender> gender(String role) {
    String head = REST.split(role.toLowerCase(Locale.ROOT).strip(), 2)[0];
    List<String> words =
        Arrays.stream(head.split("\\s+")).filter(word -> !word.matches(".*['’]s")).toList();
    return words.reversed().stream().flatMap(word -> ofNoun(word).stream()).findFirst();
  }

  private Optional<Gender> ofNoun(String noun) {
    if (women.contains(noun) || FEMALE_ENDING.matcher(noun).matches()) {
      return Optional.of(Gender.FEMALE);
    }
    if (men.contains(noun) || MALE_ENDING.matcher(noun).matches()) {
      return Optional.of(Gender.MALE);
    }
    return machines.contains(noun) ? Optional.of(Gender.THING) : Optional.empty();
  }
}
