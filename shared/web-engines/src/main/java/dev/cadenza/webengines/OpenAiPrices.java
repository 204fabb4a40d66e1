package dev.cadenza.webengines;

import dev.cadenza.engines.Price;
import dev.cadenza.engines.Price.Unit;
import java.time.LocalDate;
import java.util.Map;

/**
 * What an endpoint asks for: OpenAI's prices at OpenAI's address, elsewhere what the deployment
 * says, and else nothing, as of a server of one's own.
 */
record OpenAiPrices(Map<String, String> variables) {
  private static final double HOUR = 3_600;
  private static final double MILLION = 1e6;

  OpenAiPrices {
    variables = Map.copyOf(variables);
  }

  /** {@code OPENAI_STT_USD_PER_HOUR}. */
  Price ofSound(WebService service, String model) {
    return price(service, model, "OPENAI_STT_USD_PER_HOUR", Unit.SECOND, HOUR);
  }

  /** {@code OPENAI_TTS_USD_PER_MILLION}, of characters. */
  Price ofSpeech(WebService service, String model) {
    return price(service, model, "OPENAI_TTS_USD_PER_MILLION", Unit.CHARACTER, MILLION);
  }

  /** {@code OPENAI_CHAT_INPUT_USD_PER_MILLION}, of tokens. */
  Price ofReading(WebService service, String model) {
    return price(
        service, model + "/input", "OPENAI_CHAT_INPUT_USD_PER_MILLION", Unit.INPUT_TOKEN, MILLION);
  }

  /** {@code OPENAI_CHAT_OUTPUT_USD_PER_MILLION}, of tokens. */
  Price ofWriting(WebService service, String model) {
    return price(
        service,
        model + "/output",
        "OPENAI_CHAT_OUTPUT_USD_PER_MILLION",
        Unit.OUTPUT_TOKEN,
        MILLION);
  }

  private Price price(WebService service, String model, String variable, Unit unit, double per) {
    String name = service.engine() + "/" + model;
    String told = variables.getOrDefault(variable, "").strip();
    if (told.isEmpty()) {
      return service.isAt(OpenAiFamily.HOME) ? Price.of(name).orElse(Price.FREE) : Price.FREE;
    }
    try {
      return new Price(name, unit, Double.parseDouble(told) / per, LocalDate.EPOCH, variable);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(variable + " is no price like 0.36.", e);
    }
  }
}
