package dev.cadenza.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.client.CadenzaClient;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the samples of voices before the gallery is opened: in the background and one at a time, so
 * that the start is no slower and a job waits for one sample at most.
 */
public final class ReadySamples {
  /** Of the voices that take long: those of the draft engines are made in a moment. */
  public static final String NEURAL = "engine=kokoro";

  private static final Logger LOG = LoggerFactory.getLogger(ReadySamples.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadySamples() {}

  /**
   * Begins. Ends when all exist or the platform stops; what is missing then is made when it is
   * asked for.
   *
   * @param query of {@code GET /api/voices/}, such as {@link #NEURAL}
   */
  public static Thread begin(LocalPlatform platform, String query) {
    return Thread.ofVirtual().name("ready-samples").start(() -> make(platform, query));
  }

  private static void make(LocalPlatform platform, String query) {
    try (CadenzaClient client = platform.login(SampleUser.VIEWER)) {
      JsonNode page;
      int number = 1;
      do {
        // A list begins all samples of its voices: one voice is one sample at a time.
        String path = "/api/voices/?page_size=1&page=%d&%s".formatted(number++, query);
        page = JSON.readTree(client.getText(path));
        JsonNode voice = page.path("results").path(0);
        if (voice.path("sample").isNull()) {
          // Answers when the sample is made.
          client.getText("/api/voices/" + voice.path("id").asText() + "/");
        }
      } while (page.path("next").isTextual());
    } catch (IOException | RuntimeException e) {
      LOG.info("Samples of voices are left to the gallery: {}", e.getMessage());
    }
  }
}
