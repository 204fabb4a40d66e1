package dev.cadenza.jobsapi.links;

import java.io.IOException;

/** A link cannot be fetched, and would not be later; the message is displayed to the user. */
public final class FetchFailure extends IOException {
  FetchFailure(String message) {
    super(message);
  }
}
