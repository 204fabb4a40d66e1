package dev.cadenza.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Spending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatTranslatorTest {
  private static final LanguagePair PAIR = new LanguagePair("en", "es");

  private final Scripted model = new Scripted();

  /** Instructions and second tries are paid for as well as the text. */
  @Test
  void shouldCountTheTokensOfEachTimeThatTheModelIsAsked() throws Exception {
    Meter meter = Meter.unlimited();
    model.answers.addAll(List.of("[\"Uno.\"]", "[\"Uno.\"]", "[\"Dos.\"]"));

    List<String> texts =
        new ChatTranslator(model)
            .metered(meter)
            .orElseThrow()
            .translate(List.of("One.", "Two."), PAIR, Cancellation.NEVER);

    assertThat(texts).containsExactly("Uno.", "Dos.");
    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(3 * (100 * 0.001 + 10 * 0.002)));
  }

  @Test
  void shouldNotAskForWhatIsBeyondTheBudget() {
    Meter meter = Meter.of(new Spending(Cost.NOTHING, Optional.of(Cost.ofUsd(0.5))));

    assertThatThrownBy(
            () ->
                new ChatTranslator(model)
                    .metered(meter)
                    .orElseThrow()
                    .translate(List.of("One."), PAIR, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("budget_exhausted"));
    assertThat(model.requests).isEmpty();
  }
}
