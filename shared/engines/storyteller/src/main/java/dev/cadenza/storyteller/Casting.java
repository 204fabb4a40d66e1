package dev.cadenza.storyteller;

import dev.cadenza.engines.story.StoryRequest.Wanted;
import dev.cadenza.engines.text.GivenNames;
import dev.cadenza.storyteller.Person.Manner;
import dev.cadenza.storyteller.language.Articles;
import dev.cadenza.storyteller.language.Gender;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Genre;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Nouns;
import dev.cadenza.storyteller.library.Place;
import dev.cadenza.storyteller.prompt.Premise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Assigns a character to each part of a plot: requested characters first. */
final class Casting {
  /** The order in which requested characters get the parts. */
  private static final List<String> MAIN = List.of("hero", "companion", "mentor", "rival");

  private static final String LANGUAGE = "en";

  private final Library library;
  private final Nouns nouns;
  private final Genre genre;
  private final Chance chance;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> initials = new TreeSet<>();
  private final List<Manner> manners;
  private int cast;
  private Gender genderOfHero = Gender.FEMALE;

  Casting(Library library, Genre genre, Chance chance) {
    this.library = library;
    this.nouns = new Nouns(library);
    this.genre = genre;
    this.chance = chance;
    this.manners = chance.shuffled(List.of(Manner.values()));
  }

  /**
   * @param main the hero and the other main parts, by part
   * @param guests requested characters without a main part
   */
  record Company(Map<String, Person> main, List<Person> guests) {}

  /**
   * @param open the parts that requested characters may have
   */
  Company company(Premise premise, List<Wanted> requested, List<String> open) {
    requested.forEach(it -> note(it.name()));
    premise.name().ifPresent(this::note);
    Map<String, Wanted> parts = parts(requested, premise, open);
    Map<String, Person> main = new LinkedHashMap<>();
    for (String part : MAIN) {
      main.put(
          part,
          parts.containsKey(part) ? given(part, parts.get(part), premise) : made(part, premise));
      genderOfHero = main.get("hero").gender();
    }
    List<Person> guests =
        requested.stream()
            .filter(it -> !parts.containsValue(it))
            .map(it -> given("guest", it, premise))
            .toList();
    return new Company(main, guests);
  }

  private Map<String, Wanted> parts(List<Wanted> requested, Premise premise, List<String> open) {
    Map<String, Wanted> parts = new LinkedHashMap<>();
    List<Wanted> rest = new ArrayList<>();
    for (Wanted one : requested) {
      String part =
          premise
              .name()
              .filter(one.name()::startsWith)
              .map(it -> "hero")
              .orElse(hinted(one.role()));
      if (!open.contains(part) || parts.putIfAbsent(part, one) != null) {
        rest.add(one);
      }
    }
    for (Wanted one : rest) {
      open.stream()
          .filter(part -> !parts.containsKey(part))
          .filter(part -> !part.equals("hero") || premise.name().isEmpty())
          .findFirst()
          .ifPresent(part -> parts.put(part, one));
    }
    return parts;
  }

  /** The part that a role indicates: a villain is not a companion. */
  private String hinted(String role) {
    String words = " " + Library.plain(role) + " ";
    return MAIN.stream()
        .filter(
            part ->
                library.list("hints-" + part).stream()
                    .anyMatch(it -> words.contains(" " + it + " ")))
        .findFirst()
        .orElse("");
  }

  private Person given(String part, Wanted requested, Premise premise) {
    String role =
        requested.role().isBlank()
            ? role(part, premise)
            : Articles.indefinite(tidied(requested.role()));
    return new Person(
        part, requested.name().strip(), role, gender(part, requested, role, premise), manner());
  }

  private static String tidied(String role) {
    String text = role.replaceAll("\\s+", " ").strip().replaceAll("[.,;:!?]+$", "");
    return text.matches("\\p{Lu}\\p{Ll}.*") && !text.contains(",") ? Phrases.lowered(text) : text;
  }

  private Gender gender(String part, Wanted requested, String role, Premise premise) {
    Optional<Gender> asked =
        switch (requested.gender()) {
          case "female" -> Optional.of(Gender.FEMALE);
          case "male" -> Optional.of(Gender.MALE);
          case "neutral" -> Optional.of(Gender.NEUTRAL);
          default -> Optional.empty();
        };
    Optional<Gender> known = part.equals("hero") ? premise.gender() : Optional.empty();
    return asked
        .or(() -> known)
        .or(() -> ofRole(role))
        .or(() -> GivenNames.ofWords(requested.role()).map(Casting::known))
        .or(() -> ofName(requested.name()))
        .orElseGet(() -> anyGender(part));
  }

  private Optional<Gender> ofRole(String role) {
    return nouns.gender(role);
  }

  private Optional<Gender> ofName(String name) {
    String first = name.strip().split("\\s+")[0];
    for (Gender gender : Gender.USUAL) {
      for (String list : List.of("plain", "old", "future")) {
        if (library.list(gender.name().toLowerCase(Locale.ROOT) + "-" + list).contains(first)) {
          return Optional.of(gender);
        }
      }
    }
    return GivenNames.gender(name, LANGUAGE)
        .or(() -> GivenNames.byEnding(name, LANGUAGE))
        .map(Casting::known);
  }

  private static Gender known(String gender) {
    return Gender.valueOf(gender.toUpperCase(Locale.ROOT));
  }

  /** Two characters who often appear together should have different pronouns. */
  private Gender anyGender(String part) {
    Gender any = chance.pick(Gender.USUAL);
    return part.equals("companion") && any == genderOfHero && !chance.oneIn(3)
        ? any == Gender.MALE ? Gender.FEMALE : Gender.MALE
        : any;
  }

  private Person made(String part, Premise premise) {
    String role = role(part, premise);
    boolean hero = part.equals("hero");
    Gender gender =
        (hero ? premise.gender() : Optional.<Gender>empty())
            .or(() -> ofRole(role))
            .or(() -> hero ? premise.name().flatMap(this::ofName) : Optional.empty())
            .orElseGet(() -> anyGender(part));
    String name = hero && premise.name().isPresent() ? premise.name().get() : name(gender);
    return new Person(part, name, role, gender, manner());
  }

  private String role(String part, Premise premise) {
    return switch (part) {
      case "hero" -> premise.role().orElseGet(() -> chance.pick(genre.people("hero")));
      case "companion" ->
          premise
              .other()
              .filter(it -> !isVillain(it))
              .orElseGet(() -> chance.pick(genre.people("companion")));
      case "rival" ->
          premise
              .other()
              .filter(this::isVillain)
              .orElseGet(() -> chance.pick(genre.people("rival")));
      case "mentor" -> chance.pick(genre.people("mentor"));
      default -> chance.pick(genre.people("guest"));
    };
  }

  private boolean isVillain(String role) {
    return hinted(role).equals("rival");
  }

  /** A character who lives at a place. */
  Person keeper(Place place) {
    Gender gender = ofRole(place.keeper()).orElseGet(() -> anyGender("helper"));
    return new Person("helper", name(gender), place.keeper(), gender, manner());
  }

  /** One with a different initial than the others, if available. */
  private String name(Gender gender) {
    Gender usual = Gender.USUAL.contains(gender) ? gender : chance.pick(Gender.USUAL);
    List<String> all = library.list(usual.name().toLowerCase(Locale.ROOT) + "-" + genre.names());
    List<String> free = all.stream().filter(it -> !names.contains(it)).toList();
    List<String> unlike =
        free.stream().filter(it -> !initials.contains(it.substring(0, 1))).toList();
    String name = chance.pick(unlike.isEmpty() ? free : unlike);
    note(name);
    return name;
  }

  private void note(String name) {
    names.add(name.strip());
    initials.add(name.strip().substring(0, 1));
  }

  private Manner manner() {
    return manners.get(cast++ % manners.size());
  }
}
