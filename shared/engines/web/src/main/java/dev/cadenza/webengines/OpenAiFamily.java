package dev.cadenza.webengines;

import dev.cadenza.chat.ChatStoryWriter;
import dev.cadenza.chat.ChatTranslator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamily;
import dev.cadenza.engines.service.ApiKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Endpoints with OpenAI's API. Each capability has its own address, key and model, {@code
 * OPENAI_STT_BASE_URL} and so on; specific variables override general ones, such as {@code
 * OPENAI_BASE_URL}. A capability is enabled if it has an address or a key.
 */
public final class OpenAiFamily implements EngineFamily {
  static final String NAME = "openai";

  private static final String ADDRESS = "OPENAI_BASE_URL";
  private static final String KEY = "OPENAI_API_KEY";
  private static final String VOICES = "OPENAI_TTS_VOICES";

  @Override
  public Set<String> variables() {
    Stream<String> each =
        Stream.of("STT", "TTS", "CHAT")
            .flatMap(it -> Stream.of(address(it), key(it), ApiKey.secret(key(it)), modelOf(it)));
    Stream<String> all = Stream.of(ADDRESS, KEY, ApiKey.secret(KEY), VOICES);
    return Stream.of(each, all, OpenAiPrices.VARIABLES.stream())
        .flatMap(Function.identity())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String address(String capability) {
    return "OPENAI_" + capability + "_BASE_URL";
  }

  private static String key(String capability) {
    return "OPENAI_" + capability + "_API_KEY";
  }

  private static String modelOf(String capability) {
    return "OPENAI_" + capability + "_MODEL";
  }

  @Override
  public EngineCatalog offer(Map<String, String> variables) {
    OpenAiPrices prices = new OpenAiPrices(variables);
    EngineCatalog offer = EngineCatalog.NOTHING;
    Optional<OpenAiEndpoint> listening = endpoint(variables, "STT");
    if (listening.isPresent()) {
      offer = offer.withRecognizer(recognizer(listening.get(), variables, prices));
    }
    Optional<OpenAiEndpoint> speaking = endpoint(variables, "TTS");
    if (speaking.isPresent()) {
      offer = offer.withSynthesizer(synthesizer(speaking.get(), variables, prices));
    }
    Optional<OpenAiEndpoint> chatting = endpoint(variables, "CHAT");
    if (chatting.isPresent()) {
      OpenAiChat chat = chat(chatting.get(), variables, prices);
      offer = offer.withTranslator(new ChatTranslator(chat)).withWriter(new ChatStoryWriter(chat));
    }
    return offer;
  }

  private static OpenAiRecognizer recognizer(
      OpenAiEndpoint endpoint, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "STT", "whisper-1");
    return new OpenAiRecognizer(endpoint, model, prices.ofSound(endpoint, model));
  }

  private static OpenAiSynthesizer synthesizer(
      OpenAiEndpoint endpoint, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "TTS", "gpt-4o-mini-tts");
    return new OpenAiSynthesizer(
        endpoint,
        model,
        OpenAiVoices.of(variables.getOrDefault(VOICES, "")),
        prices.ofSpeech(endpoint, model));
  }

  private static OpenAiChat chat(
      OpenAiEndpoint endpoint, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "CHAT", "gpt-4o-mini");
    return new OpenAiChat(
        endpoint, model, prices.ofReading(endpoint, model), prices.ofWriting(endpoint, model));
  }

  private static Optional<OpenAiEndpoint> endpoint(
      Map<String, String> variables, String capability) {
    String address = address(capability);
    Optional<String> base = set(variables, address).or(() -> set(variables, ADDRESS));
    Optional<ApiKey> key = ApiKey.find(variables, key(capability), KEY);
    if (base.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    URI uri = base.map(it -> Addresses.parse(it, address)).orElse(OpenAiEndpoint.HOME);
    return Optional.of(new OpenAiEndpoint(uri, key));
  }

  private static String model(Map<String, String> variables, String capability, String usual) {
    return set(variables, modelOf(capability)).orElse(usual);
  }

  private static Optional<String> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }
}
