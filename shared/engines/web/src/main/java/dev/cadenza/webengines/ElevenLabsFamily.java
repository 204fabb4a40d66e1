package dev.cadenza.webengines;

import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamily;
import dev.cadenza.engines.service.ApiKey;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ElevenLabs, configured by {@code ELEVENLABS_API_KEY} or the name of a secret. */
public final class ElevenLabsFamily implements EngineFamily {
  static final String NAME = "elevenlabs";

  private static final String KEY = "ELEVENLABS_API_KEY";
  private static final String ADDRESS = "ELEVENLABS_BASE_URL";
  private static final String MODEL = "ELEVENLABS_MODEL";
  private static final String VOICES = "ELEVENLABS_VOICES";
  private static final String HOME = "https://api.elevenlabs.io/v1";
  private static final String KEY_HEADER = "xi-api-key";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public Set<String> variables() {
    return Set.of(KEY, ApiKey.secret(KEY), ADDRESS, MODEL, VOICES);
  }

  @Override
  public EngineCatalog offer(Map<String, String> variables) {
    Optional<ApiKey> key = ApiKey.find(variables, KEY);
    if (key.isEmpty()) {
      return EngineCatalog.NOTHING;
    }
    String address = variables.getOrDefault(ADDRESS, "");
    URI base = Addresses.parse(address.isBlank() ? HOME : address, ADDRESS);
    WebService service = new WebService(NAME, base, key.get(), KEY_HEADER, LIMIT);
    String model = variables.getOrDefault(MODEL, "");
    return EngineCatalog.NOTHING
        .withSynthesizer(
            new ElevenLabsSynthesizer(
                service,
                model.isBlank() ? "eleven_multilingual_v2" : model.strip(),
                ElevenLabsVoices.of(variables.getOrDefault(VOICES, ""))))
        .withCloner(new ElevenLabsCloner(service));
  }
}
