package dev.cadenza.webengines;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.Price.Unit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The prices of an endpoint: OpenAI's at OpenAI's address, otherwise those of the deployment's
 * variables, otherwise 0.
 */
record OpenAiPrices(Map<String, String> variables) {
  private static final String SOUND = "OPENAI_STT_USD_PER_HOUR";
  private static final String SPEECH = "OPENAI_TTS_USD_PER_MILLION";
  private static final String READING = "OPENAI_CHAT_INPUT_USD_PER_MILLION";
  private static final String WRITING = "OPENAI_CHAT_OUTPUT_USD_PER_MILLION";

  static final Set<String> VARIABLES = Set.of(SOUND, SPEECH, READING, WRITING);

  private static final double HOUR = 3_600;
  private static final double MILLION = 1e6;

  OpenAiPrices {
    variables = Map.copyOf(variables);
  }

  /** {@code OPENAI_STT_USD_PER_HOUR}. */
  Price ofSound(OpenAiEndpoint endpoint, String model) {
    return price(endpoint, model, SOUND, Unit.SECOND, HOUR);
  }

  /** {@code OPENAI_TTS_USD_PER_MILLION}, of characters. */
  Price ofSpeech(OpenAiEndpoint endpoint, String model) {
    return price(endpoint, model, SPEECH, Unit.CHARACTER, MILLION);
  }

  /** {@code OPENAI_CHAT_INPUT_USD_PER_MILLION}, of tokens. */
  Price ofReading(OpenAiEndpoint endpoint, String model) {
    return price(endpoint, model + "/input", READING, Unit.INPUT_TOKEN, MILLION);
  }

  /** {@code OPENAI_CHAT_OUTPUT_USD_PER_MILLION}, of tokens. */
  Price ofWriting(OpenAiEndpoint endpoint, String model) {
    return price(endpoint, model + "/output", WRITING, Unit.OUTPUT_TOKEN, MILLION);
  }

  private Price price(
      OpenAiEndpoint endpoint, String model, String variable, Unit unit, double per) {
    String name = OpenAiFamily.NAME + "/" + model;
    String value = variables.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return endpoint.isHome() ? Price.of(name).orElse(Price.FREE) : Price.FREE;
    }
    try {
      return new Price(name, unit, Double.parseDouble(value) / per, LocalDate.EPOCH, variable);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(variable + " is not a price like 0.36.", e);
    }
  }
}
