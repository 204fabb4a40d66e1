package dev.cadenza.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrimingTest {
  @Test
  void shouldTakeEveryStepThoughOneFails() {
    List<String> taken = new ArrayList<>();
    Priming priming =
        Priming.of(
            () -> taken.add("first"),
            () -> {
              throw new IOException("no network before the snapshot");
            },
            () -> taken.add("last"));

    priming.beforeCheckpoint(null);

    assertThat(taken).containsExactly("first", "last");
  }

  @Test
  void shouldSendARequestThroughTheWholeFunction() throws IOException {
    assertThat(HttpFunction.open(new Hello()).prime()).contains("\"statusCode\":404");
  }

  /** A resource that the request of the priming does not meet. */
  @Path("/api/hello")
  public static final class Hello {
    @GET
    public String hello() {
      return "hello";
    }
  }
}
