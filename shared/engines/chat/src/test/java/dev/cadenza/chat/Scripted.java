package dev.cadenza.chat;

import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/** Says what it was told to, in order. */
final class Scripted implements ChatModel {
  final Deque<String> answers = new ArrayDeque<>();
  final List<String> requests = new ArrayList<>();
  final List<String> instructions = new ArrayList<>();
  final List<Integer> limits = new ArrayList<>();

  @Override
  public String engine() {
    return "scripted";
  }

  @Override
  public Price inputPrice() {
    return price(Price.Unit.INPUT_TOKEN, 0.001);
  }

  @Override
  public Price outputPrice() {
    return price(Price.Unit.OUTPUT_TOKEN, 0.002);
  }

  private static Price price(Price.Unit unit, double usd) {
    return new Price("scripted", unit, usd, LocalDate.EPOCH, "");
  }

  @Override
  public Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation) {
    requests.add(prompt.request());
    instructions.add(prompt.instructions());
    limits.add(prompt.mostTokens());
    String answer = answers.remove();
    written.accept(answer.length());
    return new Reply(answer, 100, 10);
  }
}
