package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.MultipartBodyPublisher;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** {@code POST /voices/add}, ElevenLabs' instant voice cloning. */
final class ElevenLabsCloner implements VoiceCloner {
  private static final MediaType MPEG = MediaType.of("audio", "mpeg");

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
    MultipartBodyPublisher form = form(title, Files.readAllBytes(recording));
    JsonNode answer =
        Json.read(service.post("/voices/add", form.mediaType().toString(), form, cancellation));
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

  /** Of known length: not every server takes a body in chunks. */
  private static MultipartBodyPublisher form(String title, byte[] recording) {
    return MultipartBodyPublisher.newBuilder()
        .textPart("name", title)
        .formPart("files[]", "reference.mp3", BodyPublishers.ofByteArray(recording), MPEG)
        .build();
  }

  @Override
  public void forget(String voice) throws IOException, InterruptedException {
    service.delete("/voices/" + voice.substring(name().length() + 1));
  }
}
