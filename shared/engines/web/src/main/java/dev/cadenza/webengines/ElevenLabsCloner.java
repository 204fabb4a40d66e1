package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** {@code POST /voices/add}, ElevenLabs' instant voice cloning. */
final class ElevenLabsCloner implements VoiceCloner {
  private final WebService service;

  ElevenLabsCloner(WebService service) {
    this.service = service;
  }

  @Override
  public String name() {
    return service.engine();
  }

  @Override
  public Set<String> languages() {
    return Set.of(Voice.ANY_LANGUAGE);
  }

  @Override
  public String clone(String title, Path recording, Cancellation cancellation)
      throws IOException, InterruptedException {
    FormBody form =
        new FormBody()
            .field("name", title)
            .file("files[]", "reference.mp3", "audio/mpeg", Files.readAllBytes(recording));
    JsonNode answer =
        Json.read(service.post("/voices/add", form.contentType(), form.publisher(), cancellation));
    String id = answer.path("voice_id").asText();
    if (id.isEmpty()) {
      throw new TransientFailure("voice_unreadable", name() + " returned no voice.", null);
    }
    String voice = name() + "/" + id;
    if (answer.path("requires_verification").asBoolean()) {
      forget(voice);
      throw new PermanentFailure(
          "voice_not_verified",
          name()
              + " requires the owner to verify this voice there. Clone it with the embedded engine instead.");
    }
    return voice;
  }

  @Override
  public void forget(String voice) throws IOException, InterruptedException {
    service.delete("/voices/" + voice.substring(name().length() + 1));
  }
}
