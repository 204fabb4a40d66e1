package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes stories with a chat model: first a plan, then one chapter at a time, each with the plan
 * and the end of the previous one. So no response is long, and an error affects one chapter.
 */
public final class ChatStoryWriter implements StoryWriter {
  private static final int TOKENS_OF_A_PLAN = 3_000;

  private final ChatModel model;

  public ChatStoryWriter(ChatModel model) {
    this.model = requireNonNull(model, "model");
  }

  @Override
  public String name() {
    return model.engine();
  }

  @Override
  public List<String> languages() {
    return ChatTranslator.LANGUAGES;
  }

  @Override
  public String quality() {
    return "natural";
  }

  @Override
  public Price price() {
    return model.outputPrice();
  }

  @Override
  public Story write(
      StoryRequest request, DoubleConsumer progress, Meter meter, Cancellation cancellation)
      throws IOException, InterruptedException {
    Languages.require(request.language(), languages(), name());
    StoryPrompts prompts = new StoryPrompts(request);
    Conversation conversation = new Conversation(model, progress, meter, cancellation);
    int parts = request.chapters() + 1;
    Prompt planning = new Prompt(prompts.planning(), prompts.wish(), TOKENS_OF_A_PLAN);
    StoryPlan plan =
        StoryPlan.read(conversation.ask(planning, new Share(0, parts)), request)
            .orElseThrow(() -> unreadable("plan"));
    List<Story.Chapter> written = new ArrayList<>(parts);
    for (int i = 0; i < plan.chapters().size(); i++) {
      int index = i;
      written.add(
          conversation
              .ask(prompts.chapter(index, plan, written), new Share(index + 1, parts))
              .flatMap(json -> plan.chapter(index, json))
              .orElseThrow(() -> unreadable("chapter " + (index + 1))));
    }
    Story story = plan.story(request.language(), written);
    requireCharacters(request, story);
    return story;
  }

  /** One of the equal parts of the work. */
  private record Share(int index, int of) {
    double done(double fraction) {
      return (index + fraction) / of;
    }
  }

  /** The state of one story. */
  private record Conversation(
      ChatModel model, DoubleConsumer progress, Meter meter, Cancellation cancellation) {
    /** Below 1 while a response is being written. */
    private static final double NEARLY = 0.95;

    Optional<JsonNode> ask(Prompt prompt, Share share) throws IOException, InterruptedException {
      cancellation.check();
      Reply reply =
          model.answer(prompt, written -> report(written, prompt, share), meter, cancellation);
      progress.accept(share.done(1));
      return Answer.object(reply.text());
    }

    /** Relative to the maximum length: typical responses are about half of it. */
    private void report(int written, Prompt prompt, Share share) {
      double longest = (double) prompt.mostTokens() * StoryPrompts.CHARACTERS_PER_TOKEN;
      progress.accept(share.done(Math.min(NEARLY, 2 * written / longest)));
    }
  }

  private void requireCharacters(StoryRequest request, Story story) {
    for (StoryRequest.Wanted wanted : request.characters()) {
      if (story.sentences().noneMatch(sentence -> sentence.text().contains(wanted.name()))) {
        throw new TransientFailure(
            "story_incomplete", name() + " omitted the character " + wanted.name() + ".", null);
      }
    }
  }

  private TransientFailure unreadable(String what) {
    return new TransientFailure(
        "story_unreadable", name() + " returned no valid " + what + ".", null);
  }
}
