package dev.cadenza.stt;

import dev.cadenza.media.TimeSpan;
import java.util.List;

/**
 * The spans with speech.
 *
 * @param channels those of each channel; empty unless they are transcribed separately
 */
record Parts(List<TimeSpan> spans, List<List<TimeSpan>> channels) {
  Parts {
    spans = List.copyOf(spans);
    channels = channels == null ? List.of() : channels.stream().map(List::copyOf).toList();
  }
}
