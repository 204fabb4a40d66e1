package dev.cadenza.webengines;

import dev.cadenza.chat.ChatStoryWriter;
import dev.cadenza.chat.ChatTranslator;
import dev.cadenza.engines.ApiKey;
import dev.cadenza.engines.EngineFamily;
import dev.cadenza.engines.Offer;
import dev.cadenza.webengines.WebService.KeyHeader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Endpoints that speak OpenAI's language. Each capability has an address, a key and a model of its
 * own, {@code OPENAI_STT_BASE_URL} and so on; what is particular goes before what is general, such
 * as {@code OPENAI_BASE_URL}. A capability is set up when it has an address or a key.
 */
public final class OpenAiFamily implements EngineFamily {
  static final String NAME = "openai";
  static final URI HOME = URI.create("https://api.openai.com/v1");

  private static final String ADDRESS = "OPENAI_BASE_URL";
  private static final String KEY = "OPENAI_API_KEY";
  private static final String VOICES = "OPENAI_TTS_VOICES";

  private static final Duration LIMIT = Duration.ofMinutes(5);

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
  public Offer offer(Map<String, String> variables) {
    OpenAiPrices prices = new OpenAiPrices(variables);
    Offer offer = Offer.NOTHING;
    Optional<WebService> listening = service(variables, "STT");
    if (listening.isPresent()) {
      offer = offer.withRecognizer(recognizer(listening.get(), variables, prices));
    }
    Optional<WebService> speaking = service(variables, "TTS");
    if (speaking.isPresent()) {
      offer = offer.withSynthesizer(synthesizer(speaking.get(), variables, prices));
    }
    Optional<WebService> chatting = service(variables, "CHAT");
    if (chatting.isPresent()) {
      OpenAiChat chat = chat(chatting.get(), variables, prices);
      offer = offer.withTranslator(new ChatTranslator(chat)).withWriter(new ChatStoryWriter(chat));
    }
    return offer;
  }

  private static OpenAiRecognizer recognizer(
      WebService service, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "STT", "whisper-1");
    return new OpenAiRecognizer(service, model, prices.ofSound(service, model));
  }

  private static OpenAiSynthesizer synthesizer(
      WebService service, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "TTS", "gpt-4o-mini-tts");
    return new OpenAiSynthesizer(
        service,
        model,
        OpenAiVoices.of(variables.getOrDefault(VOICES, "")),
        prices.ofSpeech(service, model));
  }

  private static OpenAiChat chat(
      WebService service, Map<String, String> variables, OpenAiPrices prices) {
    String model = model(variables, "CHAT", "gpt-4o-mini");
    return new OpenAiChat(
        service, model, prices.ofReading(service, model), prices.ofWriting(service, model));
  }

  private static Optional<WebService> service(Map<String, String> variables, String capability) {
    String address = address(capability);
    Optional<String> base = set(variables, address).or(() -> set(variables, ADDRESS));
    Optional<ApiKey> key = ApiKey.find(variables, key(capability), KEY);
    if (base.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    URI uri = base.map(it -> Addresses.parse(it, address)).orElse(HOME);
    return Optional.of(new WebService(NAME, uri, key, KeyHeader.BEARER, LIMIT));
  }

  private static String model(Map<String, String> variables, String capability, String usual) {
    return set(variables, modelOf(capability)).orElse(usual);
  }

  private static Optional<String> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }
}
