package dev.cadenza.dubbing;

import dev.cadenza.engines.Translator;
import dev.cadenza.engines.glossary.GlossaryTranslator;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The utterances and their translations.
 *
 * @param translations of the utterances
 */
record Script(List<Utterance> utterances, List<String> translations) {
  Script {
    utterances = List.copyOf(utterances);
    translations = List.copyOf(translations);
  }

  /** A translation. */
  record Line(String text) {}

  /** What is said in both languages. */
  String text() {
    return utterances.stream().map(Utterance::text).collect(Collectors.joining(" "))
        + " "
        + String.join(" ", translations);
  }

  /** Translates the utterances without an edited translation. */
  static Script of(List<Utterance> utterances, Order order, StepContext context) throws Exception {
    List<Utterance> open = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      if (order.edits().translation(i).isEmpty()) {
        open.add(utterances.get(i));
      }
    }
    List<Line> lines = open.isEmpty() ? List.of() : translated(open, order, context);
    List<String> translations = new ArrayList<>(utterances.size());
    int next = 0;
    for (int i = 0; i < utterances.size(); i++) {
      Optional<String> written = order.edits().translation(i);
      translations.add(written.isPresent() ? written.get() : lines.get(next++).text());
    }
    return new Script(utterances, translations);
  }

  private static List<Line> translated(List<Utterance> open, Order order, StepContext context)
      throws Exception {
    Translator translator = order.translator();
    List<Line> lines =
        context.segments().inParallel(open, translating(translator, order, context).alwaysKept());
    GlossaryTranslator.report(translator).ifPresent(context::log);
    return lines;
  }

  private static Segments<Utterance, Line> translating(
      Translator translator, Order order, StepContext context) {
    String terms = order.glossary().isEmpty() ? "" : " " + order.glossary();
    return new Segments<>(
        "translation",
        Line.class,
        utterance -> translator.name() + " " + order.pair() + terms + " " + utterance.text(),
        _ -> 1,
        (utterance, _) ->
            new Line(
                translator
                    .translate(List.of(utterance.text()), order.pair(), context::cancelled)
                    .getFirst()));
  }
}
