package dev.cadenza.models;

import java.util.List;

/** All sources of a required file failed. */
final class SourcesFailed extends Exception {
  private final List<String> reasons;

  SourcesFailed(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** Sentences without full stops, one per source. */
  List<String> reasons() {
    return reasons;
  }
}
