package dev.cadenza.dubbing;

import dev.cadenza.dubbing.SpeakerMatch.Likeness;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who speaks each line of a dub.
 *
 * @param original 16 kHz
 * @param parts the spans with speech
 */
record Casting(
    Order order, PcmFile original, List<TimeSpan> parts, Script script, StepContext context) {
  private static final String MATCH = DubbingParameters.MATCH;

  Casting {
    parts = List.copyOf(parts);
  }

  /** One for each line. */
  List<Speaker> speakers() throws Exception {
    Map<Wish, Speaker> found = new LinkedHashMap<>();
    List<Speaker> speakers = new ArrayList<>();
    for (int i = 0; i < script.utterances().size(); i++) {
      Wish wish = wish(script.utterances().get(i));
      if (!found.containsKey(wish)) {
        found.put(wish, speaker(wish));
      }
      speakers.add(found.get(wish).at(script.utterances().get(i).delivery().speed()));
    }
    found.values().stream()
        .map(Speaker::description)
        .distinct()
        .forEach(it -> context.log("voice " + it));
    return speakers;
  }

  /**
   * What a line asks for.
   *
   * @param voice an id, or {@code match}
   * @param speaker who is matched; empty for the whole recording, and for other voices
   */
  private record Wish(String voice, String speaker) {}

  private Wish wish(Utterance utterance) {
    String own = utterance.delivery().voice();
    String voice = own.isEmpty() ? usual() : own;
    return new Wish(voice, voice.equals(MATCH) ? utterance.delivery().speaker() : "");
  }

  private String usual() {
    return order.matched() ? MATCH : order.voice().id();
  }

  private Speaker speaker(Wish wish) throws Exception {
    if (!wish.voice().equals(MATCH)) {
      return Speaker.of(order, order.engines().voice(wish.voice(), order.target()));
    }
    Optional<Likeness> likeness = match(wish.speaker()).find(context);
    return likeness
        .map(it -> Speaker.of(order, it))
        .orElseGet(() -> Speaker.of(order, order.voice()));
  }

  private SpeakerMatch match(String speaker) {
    if (speaker.isEmpty()) {
      return new SpeakerMatch(order, original, parts, script.translations());
    }
    List<TimeSpan> spans = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < script.utterances().size(); i++) {
      if (script.utterances().get(i).delivery().speaker().equals(speaker)) {
        spans.add(script.utterances().get(i).span());
        lines.add(script.translations().get(i));
      }
    }
    return new SpeakerMatch(order, original, spans, lines);
  }
}
