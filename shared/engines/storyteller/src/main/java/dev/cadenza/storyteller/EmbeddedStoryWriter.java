package dev.cadenza.storyteller;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Chapter;
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
import java.util.stream.Stream;

/** Plans and writes a story, in English. The same request returns exactly the same story. */
public final class EmbeddedStoryWriter implements StoryWriter {
  public static final String NAME = "storyteller";

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

  static Composed compose(
      StoryRequest request, DoubleConsumer progress, Cancellation cancellation) {
    Library library = Library.get();
    Chance chance = Chance.of(request.seed()).fork(request.prompt());
    Plan plan = new Planner(library, new Inflection(), request, chance).plan();
    StoryRequest.Length length = request.length();
    int words = (length.fewestWords() + length.mostWords()) / 2;
    Narrator narrator = new Narrator(plan, library, chance.fork("telling"), words);
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < length.chapters(); i++) {
      cancellation.check();
      chapters.add(narrator.chapter(i));
      progress.accept((i + 1.0) / length.chapters());
    }
    World world = narrator.world();
    Story story =
        new Story(
            narrator.storyTitle(),
            plan.genre().title(),
            plan.tone(),
            "en",
            people(plan),
            world.visited(),
            chapters);
    return new Composed(story, plan, world);
  }

  private static List<StoryCharacter> people(Plan plan) {
    return Stream.of(plan.people().values(), plan.helpers().values(), plan.guests())
        .flatMap(people -> people.stream())
        .map(person -> new StoryCharacter(person.name(), person.role(), person.gender().word()))
        .toList();
  }
}
