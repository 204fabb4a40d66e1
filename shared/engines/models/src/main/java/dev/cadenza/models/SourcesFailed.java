package dev.cadenza.models;

import java.util.List;

/** No source gave what a model needs. */
final class SourcesFailed extends Exception {
  private final List<String> reasons;

  SourcesFailed(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** Sentences without full stops, one for each source. */
  List<String> reasons() {
    return reasons;
  }
}
