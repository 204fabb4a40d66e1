package dev.cadenza.storyteller;

import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.storyteller.Casting.Company;
import dev.cadenza.storyteller.Outline.Line;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Genre;
import dev.cadenza.storyteller.library.Goal;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Place;
import dev.cadenza.storyteller.prompt.Premise;
import dev.cadenza.storyteller.prompt.PromptReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses subject, characters, places and threads of a story. */
final class Planner {
  /** Optional threads. */
  private static final List<String> SIDE_THREADS =
      List.of("secret", "fear", "creature", "promise", "favour");

  /** The categories with lists of choices. */
  private static final List<String> CHOICES =
      List.of("keepsake", "fear", "secret", "motive", "creature", "favour", "deadline");

  private static final int THREADS_OF_MEDIUM = 3;

  private final Library library;
  private final Inflection inflection;
  private final StoryRequest request;
  private final Chance chance;

  Planner(Library library, Inflection inflection, StoryRequest request, Chance chance) {
    this.library = library;
    this.inflection = inflection;
    this.request = request;
    this.chance = chance;
  }

  Plan plan() {
    Premise premise = new PromptReader(library, inflection).read(request.prompt());
    Genre genre = genre(premise);
    String tone =
        request
            .tone()
            .flatMap(library::tone)
            .orElseGet(() -> chance.fork("tone").pick(library.tones()));
    Goal goal = goal(premise, genre);
    Outline outline = outline();
    Map<String, Place> places = places(outline, genre, premise, goal);
    Casting casting = new Casting(library, genre, chance.fork("people"));
    Company company = casting.company(premise, request.characters());
    List<Person> guests = new ArrayList<>(company.guests());
    Map<String, Person> helpers = helpers(places, guests, casting);
    List<String> facts =
        new ArrayList<>(
            List.of(
                "genre:" + genre.name(),
                "tone:" + tone,
                "goal:" + goal.kind().word(),
                "length:" + length()));
    Map<String, String> words = new LinkedHashMap<>();
    boolean odd = isOdd(company.main().get("companion"));
    for (String kind : CHOICES) {
      String own = kind + "-" + (kind.equals("secret") && odd ? "odd" : genre.name());
      choose(kind, library.list(own).isEmpty() ? kind : own, facts, words);
    }
    goalWords(goal, words);
    return new Plan(
        outline,
        genre,
        tone,
        goal,
        company.main(),
        guests,
        helpers,
        places,
        threads(),
        facts,
        words);
  }

  private String length() {
    return request.length().name().toLowerCase(Locale.ROOT);
  }

  /** The requested one, or the one with most hints in the prompt. */
  private Genre genre(Premise premise) {
    List<Genre> genres = chance.fork("genre").shuffled(library.genres());
    Optional<Genre> asked = request.genre().flatMap(library::genre);
    List<String> words = new ArrayList<>(premise.words());
    request.genre().ifPresent(name -> words.addAll(Arrays.asList(Library.plain(name).split(" "))));
    Comparator<Genre> byHints = Comparator.comparingLong(genre -> genre.hints(words));
    return asked.orElseGet(() -> genres.stream().max(byHints).orElseThrow());
  }

  private Goal goal(Premise premise, Genre genre) {
    Goal goal = premise.goal().orElseGet(() -> chance.fork("goal").pick(genre.goals()));
    if (!goal.why().isEmpty()) {
      return goal;
    }
    String why = chance.fork("why").pick(library.lines("why-" + goal.kind().word()));
    return new Goal(goal.kind(), goal.wish(), goal.thing(), why.replace("THING", goal.thing()));
  }

  private void goalWords(Goal goal, Map<String, String> words) {
    words.put("goal", goal.wish());
    words.put("goal.ing", inflection.gerund(goal.wish()));
    words.put("goal.done", inflection.pastParticiple(goal.wish()));
    words.put("thing", goal.thing());
    words.put("why", goal.why());
  }

  private Outline outline() {
    List<String> outlines = library.list("outlines-" + length());
    return Outline.read(chance.fork("outline").pick(outlines));
  }

  private Map<String, Place> places(Outline outline, Genre genre, Premise premise, Goal goal) {
    List<Place> free = new ArrayList<>(chance.fork("places").shuffled(genre.places()));
    Map<String, Place> places = new LinkedHashMap<>();
    for (Outline.Chapter chapter : outline.chapters()) {
      for (Outline.Scene scene : chapter.scenes()) {
        if (!places.containsKey(scene.place())) {
          Place place = any(free, scene.place().equals("home"));
          free.remove(place);
          places.put(scene.place(), place);
        }
      }
    }
    premise.place().ifPresent(name -> settle(name, goal, places));
    return places;
  }

  private static Place any(List<Place> places, boolean home) {
    return places.stream().filter(place -> place.home() || !home).findFirst().orElseThrow();
  }

  /** The prompt's place is the home, or the place of the goal if the goal refers to it. */
  private void settle(String name, Goal goal, Map<String, Place> places) {
    String noun = name.substring(name.lastIndexOf(' ') + 1);
    String key = goal.wish().matches(".*\\b" + Pattern.quote(noun) + "\\b.*") ? "end" : "home";
    boolean known = places.values().stream().anyMatch(place -> place.name().equals(name));
    if (!known) {
      places.put(key, places.get(key).named(name, !library.list("indoors").contains(noun)));
    }
  }

  /** Guests get the parts of the places' keepers, while available. */
  private Map<String, Person> helpers(
      Map<String, Place> places, List<Person> guests, Casting casting) {
    Map<String, Person> helpers = new LinkedHashMap<>();
    for (Map.Entry<String, Place> place : places.entrySet()) {
      if (place.getKey().startsWith("lead")) {
        Person made = casting.keeper(place.getValue());
        helpers.put(
            place.getKey(), guests.isEmpty() ? made : playing("helper", guests.removeFirst()));
      }
    }
    return helpers;
  }

  private static Person playing(String part, Person person) {
    return new Person(part, person.name(), person.role(), person.gender(), person.manner());
  }

  /** A character that is not human has no relatives among the others. */
  private boolean isOdd(Person person) {
    String noun = person.role().substring(person.role().lastIndexOf(' ') + 1);
    return library.list("odd").contains(noun);
  }

  /** One entry of a list with lines {@code key = words}. */
  private void choose(String kind, String list, List<String> facts, Map<String, String> words) {
    String[] chosen = chance.fork(kind).pick(library.list(list)).split("\\s*=\\s*");
    facts.add(kind + ":" + chosen[0]);
    words.put(kind, chosen.length > 1 ? chosen[1] : chosen[0]);
  }

  private Set<String> threads() {
    List<String> shuffled = chance.fork("threads").shuffled(SIDE_THREADS);
    return switch (request.length()) {
      case SHORT -> Set.of();
      case MEDIUM -> new LinkedHashSet<>(shuffled.subList(0, THREADS_OF_MEDIUM));
      case LONG -> new LinkedHashSet<>(SIDE_THREADS);
    };
  }

  /** Whether a line of the outline is part of this story. */
  static boolean applies(Line.Beat beat, Set<String> threads) {
    return beat.thread().isEmpty() || threads.contains(beat.thread());
  }
}
