package dev.cadenza.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Story;
import dev.cadenza.engines.StoryRequest;
import dev.cadenza.engines.StoryWriter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes stories with a chat model: a plan first, then a chapter at a time, each with the plan and
 * the end of the one before it. So there is progress to tell without streaming, no answer is long,
 * and a model that loses the thread loses it for a chapter.
 */
public final class ChatStoryWriter implements StoryWriter {
  private static final int TOKENS_OF_A_PLAN = 3_000;

  /** A word with its JSON around it, in any script. */
  private static final int TOKENS_PER_WORD = 4;

  private static final int ROOM = 500;

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
  public Story write(StoryRequest request, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, InterruptedException {
    Languages.require(request.language(), languages(), name());
    StoryPrompts prompts = new StoryPrompts(request);
    StoryPlan plan =
        StoryPlan.read(
                ask(prompts.planning(), prompts.wish(), TOKENS_OF_A_PLAN, cancellation), request)
            .orElseThrow(() -> unreadable("plan"));
    int chapters = plan.chapters().size();
    progress.accept(1.0 / (chapters + 1));
    List<Story.Chapter> written = new ArrayList<>(chapters);
    for (int i = 0; i < chapters; i++) {
      written.add(chapter(i, plan, written, prompts, cancellation));
      progress.accept((i + 2.0) / (chapters + 1));
    }
    Story story = plan.story(request.language(), written);
    requireEverybody(request, story);
    return story;
  }

  private Story.Chapter chapter(
      int index,
      StoryPlan plan,
      List<Story.Chapter> before,
      StoryPrompts prompts,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    String end = before.isEmpty() ? "" : before.getLast().paragraphs().getLast().text();
    int tokens = ROOM + TOKENS_PER_WORD * prompts.wordsOfAChapter();
    Optional<JsonNode> answer =
        ask(prompts.writing(), prompts.chapter(index, plan, end), tokens, cancellation);
    return answer
        .flatMap(json -> plan.chapter(index, json))
        .orElseThrow(() -> unreadable("chapter " + (index + 1)));
  }

  private Optional<JsonNode> ask(
      String instructions, String request, int mostTokens, Cancellation cancellation)
      throws IOException, InterruptedException {
    cancellation.check();
    return Answer.object(model.answer(instructions, request, mostTokens, cancellation));
  }

  private void requireEverybody(StoryRequest request, Story story) {
    for (StoryRequest.Wanted wanted : request.characters()) {
      if (story.sentences().noneMatch(sentence -> sentence.text().contains(wanted.name()))) {
        throw new TransientFailure(
            "story_incomplete", name() + " left out " + wanted.name() + ".", null);
      }
    }
  }

  private TransientFailure unreadable(String what) {
    return new TransientFailure(
        "story_unreadable", name() + " answered no " + what + " of the form asked for.", null);
  }
}
