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
import dev.cadenza.storyteller.prompt.Wording;
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
  private final Extent extent;
  private final Chance chance;

  Planner(
      Library library, Inflection inflection, StoryRequest request, Extent extent, Chance chance) {
    this.library = library;
    this.inflection = inflection;
    this.request = request;
    this.extent = extent;
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
    Map<String, Place> places = places(outline, genre, premise);
    Casting casting = new Casting(library, genre, chance.fork("people"));
    Company company = casting.company(premise, request.characters(), extent.parts());
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
    choices(genre, company, facts, words);
    Goal own =
        new PremiseWords(premise, company.main(), places.get("home")).add(facts, words, goal);
    goalWords(own, words);
    return new Plan(
        outline,
        genre,
        tone,
        own,
        company.main(),
        guests,
        helpers,
        places,
        threads(),
        facts,
        words);
  }

  private void choices(
      Genre genre, Company company, List<String> facts, Map<String, String> words) {
    boolean odd = isOdd(company.main().get("companion"));
    for (String kind : CHOICES) {
      String own = kind + "-" + (kind.equals("secret") && odd ? "odd" : genre.name());
      choose(kind, library.list(own).isEmpty() ? kind : own, facts, words);
    }
  }

  private String length() {
    return extent.length().name().toLowerCase(Locale.ROOT);
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
    boolean free = premise.wording().form() == Wording.Form.NONE;
    Goal goal =
        premise
            .goal()
            .orElseGet(() -> chance.fork("goal").pick(free ? genre.goals() : library.freeGoals()));
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
    List<String> outlines = library.list("outlines-" + extent.word());
    return Outline.read(chance.fork("outline").pick(outlines));
  }

  /** In the prompt's setting if it names one, otherwise in those of the genre. */
  private Map<String, Place> places(Outline outline, Genre genre, Premise premise) {
    List<Place> all = premise.place().map(this::regions).orElse(genre.places());
    List<Place> free = new ArrayList<>(chance.fork("places").shuffled(all));
    Map<String, Place> places = new LinkedHashMap<>();
    for (Outline.Chapter chapter : outline.chapters()) {
      for (Outline.Scene scene : chapter.scenes()) {
        if (!places.containsKey(scene.place())) {
          boolean home = scene.place().equals("home");
          Place place = any(free, home);
          free.remove(place);
          free.removeIf(it -> premise.place().isPresent() && it.home());
          places.put(scene.place(), place);
        }
      }
    }
    return places;
  }

  private List<Place> regions(String setting) {
    String noun = setting.substring(setting.lastIndexOf(' ') + 1);
    return library.regions(setting, !library.list("indoors").contains(noun));
  }

  private static Place any(List<Place> places, boolean home) {
    return places.stream().filter(place -> place.home() || !home).findFirst().orElseThrow();
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
    return switch (extent.length()) {
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
