package dev.cadenza.dubbing;

import dev.cadenza.dubbing.SpeakerMatch.Likeness;
import dev.cadenza.engines.Voice;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.validation.Speakers;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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
    Map<String, String> usual = usual();
    Map<Wish, Speaker> found = new LinkedHashMap<>();
    List<Speaker> speakers = new ArrayList<>();
    for (Utterance utterance : script.utterances()) {
      Wish wish = wish(utterance, usual);
      if (!found.containsKey(wish)) {
        found.put(wish, speaker(wish));
      }
      speakers.add(found.get(wish).at(utterance.delivery().speed()));
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

  private Wish wish(Utterance utterance, Map<String, String> usual) {
    String own = utterance.delivery().voice();
    String speaker = utterance.delivery().speaker();
    String voice = own.isEmpty() ? usual.getOrDefault(speaker, all()) : own;
    return new Wish(voice, voice.equals(MATCH) ? speaker : "");
  }

  /** The voice of those without one. */
  private String all() {
    return order.matched() ? MATCH : order.voice().id();
  }

  /** The voices of speakers: requested ones, or different ones, by name. */
  private Map<String, String> usual() throws IOException {
    Map<String, String> requested = order.voices().byKey();
    Map<String, String> usual = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    // By name, so that an edit does not exchange voices.
    for (String name : new TreeSet<>(names())) {
      String voice = requested.get(Speakers.key(name));
      if (voice != null) {
        usual.put(name, voice);
      } else {
        open.add(name);
      }
    }
    if (order.voices().voice().isEmpty() && open.size() + usual.size() > 1) {
      List<Voice> candidates = candidates();
      for (String name : open) {
        usual.put(name, fitting(name, candidates, usual.values()).id());
      }
    }
    return usual;
  }

  private List<String> names() {
    return script.utterances().stream()
        .map(it -> it.delivery().speaker())
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** The default voice, then others of its engine, then those of other engines in use. */
  private List<Voice> candidates() {
    List<Voice> all = new ArrayList<>(List.of(order.voice()));
    order.engines().voicesBeside(order.voice()).stream()
        .filter(it -> it.speaks(order.target()) && !it.id().equals(order.voice().id()))
        .sorted(Comparator.comparing(it -> !it.engine().equals(order.voice().engine())))
        .forEach(all::add);
    return all;
  }

  /** One that no other speaker has, of the gender that the pitch suggests if there is one. */
  private Voice fitting(String name, List<Voice> candidates, Collection<String> taken)
      throws IOException {
    String gender = match(name).gender();
    List<Voice> free = candidates.stream().filter(it -> !taken.contains(it.id())).toList();
    return free.stream()
        .filter(it -> it.gender().equals(gender))
        .findFirst()
        .or(() -> free.stream().findFirst())
        .or(() -> candidates.stream().filter(it -> it.gender().equals(gender)).findFirst())
        .orElse(order.voice());
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
