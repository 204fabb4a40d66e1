package dev.cadenza.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.dashboard.Health.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final AtomicInteger asked = new AtomicInteger();

  private Part counted() {
    return new Part(true, "asked " + asked.incrementAndGet());
  }

  @Test
  void shouldKeepAReportForSomeSeconds() throws Exception {
    Health health = new Health(Map.of("files", this::counted), clock);

    assertThat(health.report()).isEqualTo(health.report());
    now = now.plusSeconds(4);
    assertThat(health.report().parts().get("files").detail()).isEqualTo("asked 1");
    now = now.plusSeconds(1);
    assertThat(health.report().parts().get("files").detail()).isEqualTo("asked 2");
  }

  @Test
  void shouldNotSayWhyAPartFails() throws Exception {
    Callable<Part> failing =
        () -> {
          throw new IllegalStateException("key AKIA-SECRET was refused");
        };
    Health.Report report =
        new Health(Map.of("database", failing, "files", this::counted), clock).report();

    assertThat(report.ok()).isFalse();
    assertThat(report.status()).isEqualTo("unavailable");
    assertThat(report.parts().get("files").ok()).isTrue();
    assertThat(report.parts().get("database")).isEqualTo(new Part(false, "answers with an error"));
  }

  @Test
  void shouldNotWaitForAPartThatDoesNotAnswer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Callable<Part> silent =
        () -> {
          never.await();
          return new Part(true, "");
        };

    Health.Report report = new Health(Map.of("queues", silent), clock).report();

    assertThat(report.parts().get("queues")).isEqualTo(new Part(false, "does not answer in time"));
  }
}
