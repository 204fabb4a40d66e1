package dev.cadenza.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of a job: {@code pending -> running -> completed | failed | cancelled}. */
public enum JobStatus {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether only a new attempt can follow. */
  public boolean terminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  public static Optional<JobStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
