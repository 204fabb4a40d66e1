package dev.cadenza.storyteller;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Chapter;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.storyteller.language.Inflection;
import dev.cadenza.storyteller.library.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans and writes a story, in English. The same request returns exactly the same story. */
public final class EmbeddedStoryWriter implements StoryWriter {
  public static final String NAME = "storyteller";

  private static final int ATTEMPTS = 12;
  private static final double CLOSE = 0.1;
  private static final double ACCEPTED = 0.2;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> languages() {
    return List.of("en");
  }

  @Override
  public String quality() {
    return "draft";
  }

  @Override
  public Story write(
      StoryRequest request, DoubleConsumer progress, Meter meter, Cancellation cancellation) {
    Languages.require(request.language(), languages(), "The embedded writer");
    return compose(request, progress, cancellation).story();
  }

  /** A story, and the state at its end. */
  record Composed(Story story, Plan plan, World world) {}

  /** Of a request with a duration, the attempt that is closest to it. */
  static Composed compose(
      StoryRequest request, DoubleConsumer progress, Cancellation cancellation) {
    Chance chance = Chance.of(request.seed()).fork(request.prompt());
    Extent usual = Extent.of(request);
    if (request.seconds().isEmpty()) {
      return compose(request, usual, chance, progress, cancellation);
    }
    Composed best = null;
    for (int i = 0; i < 2 * ATTEMPTS; i++) {
      boolean own = i < ATTEMPTS;
      if (best != null && distance(best, request) < (own ? CLOSE : ACCEPTED)) {
        break;
      }
      // The other outlines only if need be: a shorter one leaves out what is said.
      Extent extent = own ? usual : i % 2 == 0 ? usual.longer() : usual.shorter();
      Composed next = compose(request, extent, chance.fork("attempt " + i), _ -> {}, cancellation);
      best = best == null || distance(next, request) < distance(best, request) ? next : best;
    }
    progress.accept(1);
    return best;
  }

  /** As a share of the number of words that are asked for; more if only the narrator speaks. */
  private static double distance(Composed composed, StoryRequest request) {
    Story story = composed.story();
    boolean silent =
        Extent.of(request) != Extent.HALF_MINUTE
            && story.sentences().allMatch(it -> it.speaker().equals(Story.NARRATOR));
    double share = Math.abs(story.words() - request.words()) / (double) request.words();
    return silent ? share + ACCEPTED : share;
  }

  private static Composed compose(
      StoryRequest request,
      Extent extent,
      Chance chance,
      DoubleConsumer progress,
      Cancellation cancellation) {
    Library library = Library.get();
    Plan plan = new Planner(library, new Inflection(), request, extent, chance).plan();
    Narrator narrator = new Narrator(plan, library, chance.fork("telling"), request);
    int number = plan.outline().chapters().size();
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      cancellation.check();
      chapters.add(narrator.chapter(i));
      progress.accept((i + 1.0) / number);
    }
    World world = narrator.world();
    Story story =
        new Story(
            narrator.storyTitle(),
            plan.genre().title(),
            plan.tone(),
            "en",
            people(plan, chapters),
            world.visited(),
            chapters);
    return new Composed(story, plan, world);
  }

  private static List<StoryCharacter> people(Plan plan, List<Chapter> chapters) {
    String text =
        chapters.stream()
            .flatMap(chapter -> chapter.paragraphs().stream())
            .map(Paragraph::text)
            .collect(Collectors.joining(" "));
    return Stream.of(plan.people().values(), plan.helpers().values(), plan.guests())
        .flatMap(people -> people.stream())
        .filter(person -> text.contains(person.name().replace('\'', '’')))
        .map(person -> new StoryCharacter(person.name(), person.role(), person.gender().word()))
        .toList();
  }
}
