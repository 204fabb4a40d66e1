package dev.cadenza.stories;

import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.Story.Chapter;
import dev.cadenza.engines.story.Story.Paragraph;
import dev.cadenza.engines.story.Story.Sentence;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.storyteller.EmbeddedStoryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stories for tests, and times for them. */
final class Stories {
  private static final double A_SENTENCE = 1.5;
  private static final double A_PAUSE = 0.25;

  private Stories() {}

  static Story written(long seed) {
    return new EmbeddedStoryWriter()
        .write(
            new StoryRequest(
                "A lighthouse keeper finds a message in a bottle.",
                Optional.empty(),
                Optional.empty(),
                StoryRequest.Length.SHORT,
                List.of(),
                seed,
                "en"),
            fraction -> {},
            Meter.unlimited(),
            Cancellation.NEVER);
  }

  /** What a model far away may send: markup, quotation marks, and a sentence without a word. */
  static Story awkward() {
    Paragraph paragraph =
        new Paragraph(
            List.of(
                new Sentence("“If a < b & c,” \u0007 she said — *quietly*.", Story.NARRATOR),
                new Sentence("“Who's \"there\"?”", "Ann <O'Neil> & Söhne"),
                new Sentence("…", Story.NARRATOR)));
    return new Story(
        "Ümläute & ${body} <tags>",
        "noir",
        "odd",
        "en",
        List.of(new StoryCharacter("Ann <O'Neil> & Söhne", "a narrator", "neutral")),
        List.of("the “place”"),
        List.of(
            new Chapter("1. Why?", List.of(paragraph)),
            new Chapter("The ${title} & the End", List.of(paragraph))));
  }

  /** As if every sentence of its script took the same time. */
  static TimedStory timed(Story story) {
    Reading reading = new Reading(story);
    List<TimedSentence> times = new ArrayList<>();
    double now = 0;
    for (dev.cadenza.narration.Sentence sentence :
        reading.script().passages().stream().flatMap(it -> it.sentences().stream()).toList()) {
      times.add(
          new TimedSentence(sentence.speaker(), sentence.text(), now, now + A_SENTENCE, List.of()));
      now += A_SENTENCE + A_PAUSE;
    }
    return reading.timed(times.iterator(), now);
  }
}
