package dev.cadenza.storyteller;

import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.language.Template.Node;
import dev.cadenza.storyteller.library.Passage;
import dev.cadenza.storyteller.library.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of a story at one moment: characters, companions, who is present, facts, open threads,
 * and the values of a template's words.
 */
final class World {
  /** A choice of more alternatives is one of a list of phrases. */
  private static final int MANY = 8;

  private final Map<String, Person> people = new TreeMap<>();
  private final Map<String, String> words = new TreeMap<>();
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> party = new LinkedHashSet<>(List.of("hero"));
  private final Set<String> there = new LinkedHashSet<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, String> visited = new LinkedHashMap<>();
  private final Set<String> phrases = new HashSet<>();
  private final List<String> history = new ArrayList<>();

  void cast(Person person) {
    people.put(person.part(), person);
    words.put(person.part(), person.name());
    words.put(person.part() + ".role", Phrases.brief(person.role()));
  }

  Person person(String part) {
    Person person = people.get(part);
    if (person == null) {
      throw new IllegalStateException("No character has the part " + part + ".");
    }
    return person;
  }

  Optional<Person> find(String part) {
    return Optional.ofNullable(people.get(part));
  }

  void word(String name, String meaning) {
    words.put(name, meaning);
  }

  void remove(String name) {
    words.remove(name);
  }

  boolean knowsWord(String name) {
    return words.containsKey(name);
  }

  String word(String name) {
    String meaning = words.get(name);
    if (meaning == null) {
      throw new IllegalStateException("The word " + name + " is not defined.");
    }
    return meaning;
  }

  /** A condition of a passage: a fact, or with {@code !} its opposite. */
  boolean holds(String condition) {
    return condition.startsWith("!")
        ? !facts.contains(condition.substring(1))
        : facts.contains(condition);
  }

  /** Whether a passage can be written now. */
  boolean fits(Passage passage) {
    return passage.conditions().stream().allMatch(this::holds)
        && passage.present().stream().allMatch(this::isThere)
        && passage.words().stream().allMatch(this::knowsWord);
  }

  void fact(String fact) {
    facts.add(fact);
  }

  void noFact(String fact) {
    facts.remove(fact);
  }

  /** Begins a scene: the companions arrive at a place, and others are present. */
  void enter(Place place, List<String> others) {
    there.clear();
    there.addAll(party);
    for (String part : others) {
      person(part);
      there.add(part);
    }
    facts.remove("indoors");
    facts.remove("outdoors");
    facts.add(place.outdoors() ? "outdoors" : "indoors");
    word("place", place.name());
    together();
    visited.putIfAbsent(place.name(), place.name());
  }

  boolean isThere(String part) {
    return there.contains(part);
  }

  /** The places of the scenes so far. */
  List<String> visited() {
    return List.copyOf(visited.keySet());
  }

  List<String> openThreads() {
    return List.copyOf(open);
  }

  /** The alternatives of a long list that are not used yet; all if none is left. */
  List<List<Node>> unused(List<List<Node>> alternatives) {
    List<List<Node>> left =
        alternatives.size() < MANY
            ? alternatives
            : alternatives.stream().filter(it -> !phrases.contains(plain(it))).toList();
    return left.isEmpty() ? alternatives : left;
  }

  void use(List<Node> phrase) {
    phrases.add(plain(phrase));
  }

  /** The same at the beginning of a sentence and elsewhere. */
  private static String plain(List<Node> phrase) {
    return phrase.toString().toLowerCase(Locale.ROOT);
  }

  /** The events of threads and people, in order. */
  List<String> history() {
    return List.copyOf(history);
  }

  /** Applies the effects of a beat. */
  void happen(Effect effect) {
    String what = effect.what();
    switch (effect.kind()) {
      case OPENS -> require(open.add(what) && facts.add("open:" + what), effect);
      case CLOSES -> require(open.remove(what) && facts.remove("open:" + what), effect);
      case JOINS -> require(party.add(what) && there.add(what), effect);
      case LEAVES -> require(party.remove(what) && there.remove(what), effect);
      case COMES -> require(there.add(person(what).part()), effect);
      case GOES -> require(there.remove(what), effect);
      case NOW -> facts.add(what);
      case NO_LONGER -> require(facts.remove(what), effect);
    }
    history.add(effect.toString());
    together();
  }

  private void together() {
    if (there.contains("companion")) {
      facts.add("together");
    } else {
      facts.remove("together");
    }
  }

  private static void require(boolean possible, Effect effect) {
    if (!possible) {
      throw new IllegalStateException("Invalid outline: " + effect + " is not possible here.");
    }
  }

  @Override
  public String toString() {
    return "there " + there + ", facts " + facts + ", open " + open;
  }
}
