package dev.cadenza.webengines;

import dev.cadenza.chat.ChatTranslator;
import dev.cadenza.engines.ApiKey;
import dev.cadenza.engines.EngineFamily;
import dev.cadenza.engines.Offer;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Translator;
import dev.cadenza.webengines.WebService.KeyHeader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Endpoints that speak OpenAI's language. Each capability has an address, a key and a model of its
 * own, {@code OPENAI_STT_BASE_URL} and so on; what is particular goes before what is general, such
 * as {@code OPENAI_BASE_URL}. A capability is set up when it has an address or a key.
 */
public final class OpenAiFamily implements EngineFamily {
  static final String NAME = "openai";
  static final URI HOME = URI.create("https://api.openai.com/v1");

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public Offer offer(Map<String, String> variables) {
    return new Offer(
        service(variables, "STT").stream()
            .<SpeechRecognizer>map(
                it -> new OpenAiRecognizer(it, model(variables, "STT", "whisper-1")))
            .toList(),
        service(variables, "TTS").stream()
            .<SpeechSynthesizer>map(
                it ->
                    new OpenAiSynthesizer(
                        it,
                        model(variables, "TTS", "gpt-4o-mini-tts"),
                        OpenAiVoices.of(variables.getOrDefault("OPENAI_TTS_VOICES", ""))))
            .toList(),
        chat(variables).stream().<Translator>map(ChatTranslator::new).toList());
  }

  private static Optional<OpenAiChat> chat(Map<String, String> variables) {
    return service(variables, "CHAT")
        .map(it -> new OpenAiChat(it, model(variables, "CHAT", "gpt-4o-mini")));
  }

  private static Optional<WebService> service(Map<String, String> variables, String capability) {
    String address = "OPENAI_" + capability + "_BASE_URL";
    Optional<String> base = set(variables, address).or(() -> set(variables, "OPENAI_BASE_URL"));
    Optional<ApiKey> key =
        ApiKey.find(variables, "OPENAI_" + capability + "_API_KEY", "OPENAI_API_KEY");
    if (base.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    URI uri = base.map(it -> Addresses.parse(it, address)).orElse(HOME);
    return Optional.of(new WebService(NAME, uri, key, KeyHeader.BEARER, LIMIT));
  }

  private static String model(Map<String, String> variables, String capability, String usual) {
    return set(variables, "OPENAI_" + capability + "_MODEL").orElse(usual);
  }

  private static Optional<String> set(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }
}
