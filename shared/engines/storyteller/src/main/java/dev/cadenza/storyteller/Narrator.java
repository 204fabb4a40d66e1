package dev.cadenza.storyteller;

import dev.cadenza.engines.story.Story.Chapter;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.storyteller.Outline.Line;
import dev.cadenza.storyteller.Outline.Scene;
import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.library.Library;
import dev.cadenza.storyteller.library.Passage;
import dev.cadenza.storyteller.library.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a planned story, beat by beat, and controls its length. */
final class Narrator {
  private static final int USUAL_FILL = 4;

  /** For a story that must have a duration. */
  private static final int LONGEST_FILL = 14;

  private static final int TRIES = 6;

  /** Shorter sentences may be repeated. */
  static final int NOTICED = 5;

  /** The maximum number of some words per story. */
  private static final int TOLERANCE = 25;

  private final Plan plan;
  private final Library library;
  private final Chance chance;
  private final Speech speech;
  private final World world = new World();
  private final Set<Passage> used = new HashSet<>();
  private final Set<String> sentences = new HashSet<>();
  private final Set<String> titles = new LinkedHashSet<>();
  private final int wordsAChapter;
  private final int mostInAFill;
  private List<Paragraph> paragraphs = new ArrayList<>();
  private int words;
  private int wordsByNow;

  Narrator(Plan plan, Library library, Chance chance, StoryRequest request) {
    this.plan = plan;
    this.library = library;
    this.chance = chance;
    this.speech = new Speech(library, chance.fork("speech"));
    this.mostInAFill = request.seconds().isEmpty() ? USUAL_FILL : LONGEST_FILL;
    this.wordsAChapter = request.words() / plan.outline().chapters().size();
    plan.people().values().forEach(world::cast);
    plan.facts().forEach(world::fact);
    plan.words().forEach(world::word);
    plan.threads().forEach(thread -> world.fact("thread:" + thread));
    plan.places().forEach((key, place) -> world.word(key, place.name()));
    if (!plan.guests().isEmpty()) {
      boolean brief = plan.facts().contains("length:short");
      world.word(
          "guests",
          Phrases.list(
              plan.guests().stream().map(it -> brief ? it.name() : introduced(it)).toList()));
      world.word("guest.names", Phrases.list(plan.guests().stream().map(Person::name).toList()));
    }
  }

  private static String introduced(Person person) {
    return person.name() + ", " + Phrases.brief(person.role()) + ",";
  }

  World world() {
    return world;
  }

  Chapter chapter(int index) {
    Outline.Chapter outline = plan.outline().chapters().get(index);
    paragraphs = new ArrayList<>();
    int lines = outline.scenes().stream().mapToInt(scene -> scene.lines().size()).sum();
    int done = 0;
    for (Scene scene : outline.scenes()) {
      enter(scene);
      for (Line line : scene.lines()) {
        done++;
        wordsByNow = wordsAChapter * index + wordsAChapter * done / lines;
        switch (line) {
          case Line.Beat beat -> beat(beat);
          case Line.Fill fill -> fill(fill);
        }
      }
    }
    return new Chapter(title(outline.kind()), paragraphs);
  }

  private void enter(Scene scene) {
    Place place = plan.places().get(scene.place());
    for (String time : List.of("morning", "day", "evening", "night")) {
      world.noFact(time);
    }
    world.fact(scene.time());
    Optional.ofNullable(plan.helpers().get(scene.place())).ifPresent(world::cast);
    List<String> others = new ArrayList<>(scene.others());
    world.enter(place, others);
    world.word("lead", place.lead());
    next(scene.place()).ifPresentOrElse(it -> world.word("next", it), () -> world.remove("next"));
  }

  /** The place to which the find of this place leads. */
  private Optional<String> next(String key) {
    List<String> keys = new ArrayList<>(plan.places().keySet());
    return keys.stream()
        .filter(it -> key.startsWith("lead") || key.equals("home"))
        .skip(keys.indexOf(key) + 1L)
        .findFirst()
        .map(it -> plan.places().get(it).name());
  }

  private void beat(Line.Beat beat) {
    if (!Planner.applies(beat, plan.threads())) {
      return;
    }
    beat.effects().stream().filter(Effect::precedes).forEach(world::happen);
    if (!narrate(beat.name())) {
      throw new IllegalStateException("No passage fits the beat \"" + beat.name() + "\": " + world);
    }
    beat.effects().stream().filter(effect -> !effect.precedes()).forEach(world::happen);
  }

  private void fill(Line.Fill fill) {
    List<String> left = new ArrayList<>(chance.shuffled(fill.beats()));
    for (int i = 0; i < mostInAFill && words < wordsByNow - TOLERANCE && !left.isEmpty(); i++) {
      String beat = left.get(i % left.size());
      if (!narrate(beat)) {
        left.remove(beat);
        i--;
      }
    }
  }

  private boolean narrate(String beat) {
    return switch (beat) {
      case "look" -> narrateOneOf(place().look());
      case "detail" -> narrateOneOf(place().details());
      case "challenge" -> narrate(List.of(Passage.of("challenge", List.of(), place().challenge())));
      case "guests", "guests.again" -> plan.guests().isEmpty() || narrate(fitting(beat));
      default -> narrate(fitting(beat));
    };
  }

  private Place place() {
    return plan.places().values().stream()
        .filter(place -> place.name().equals(world.word("place")))
        .findFirst()
        .orElseThrow();
  }

  /** The look of a place is described once; later it has nothing to add. */
  private boolean narrateOneOf(List<String> lines) {
    List<Passage> some =
        lines.stream().map(line -> Passage.of("place", List.of(), List.of(line))).toList();
    boolean known = lines.isEmpty();
    return narrate(some.stream().filter(passage -> !used.contains(passage)).toList()) || known;
  }

  private List<Passage> fitting(String beat) {
    return library.passages(beat).stream()
        .filter(passage -> !used.contains(passage))
        .filter(world::fits)
        .toList();
  }

  private boolean narrate(List<Passage> passages) {
    List<Passage> left =
        new ArrayList<>(words > wordsByNow + TOLERANCE ? shorter(passages) : passages);
    for (int i = 0; !left.isEmpty(); i++) {
      Passage passage = chance.pick(left, Passage::weight);
      List<Paragraph> rendered =
          passage.paragraphs().stream()
              .map(it -> Telling.narrate(it, world, speech, chance))
              .toList();
      List<String> fresh = sentencesOf(rendered);
      if (fresh.stream().noneMatch(sentences::contains)
          && fresh.stream().distinct().count() == fresh.size()) {
        used.add(passage);
        sentences.addAll(fresh);
        paragraphs.addAll(rendered);
        words += rendered.stream().mapToInt(paragraph -> words(paragraph.text())).sum();
        return true;
      }
      if (i % TRIES == TRIES - 1) {
        left.remove(passage);
      }
    }
    return false;
  }

  /** The shorter half, for a story that is longer than it should be by now. */
  private static List<Passage> shorter(List<Passage> passages) {
    return passages.stream()
        .sorted(Comparator.comparingDouble(Passage::length))
        .limit((passages.size() + 1) / 2)
        .toList();
  }

  /** Those whose repetition a reader would notice; "No," said Ann may be repeated. */
  static List<String> sentencesOf(List<Paragraph> paragraphs) {
    return paragraphs.stream()
        .flatMap(paragraph -> SentenceSplitter.split(paragraph.text()).stream())
        .filter(sentence -> words(sentence) >= NOTICED)
        .toList();
  }

  String storyTitle() {
    return title("story");
  }

  private static int words(String text) {
    return text.split(" ").length;
  }

  private String title(String kind) {
    List<Passage> fitting = library.passages("title." + kind);
    for (int i = 0; i < TRIES * TRIES; i++) {
      Passage passage = chance.pick(fitting);
      if (!used.contains(passage)
          && passage.conditions().stream().allMatch(world::holds)
          && passage.words().stream().allMatch(world::knowsWord)) {
        String title =
            Phrases.title(Telling.phrase(passage.paragraphs().getFirst(), world, speech, chance));
        if (titles.add(title)) {
          used.add(passage);
          return title;
        }
      }
    }
    throw new IllegalStateException("Too few titles of the kind " + kind + ".");
  }
}
