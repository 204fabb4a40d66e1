package dev.cadenza.engines;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks with the cloned voices of one user: another engine speaks, and its output is converted
 * sentence by sentence, unless that engine's own voice is the clone.
 */
final class ClonedSynthesizer implements SpeechSynthesizer {
  static final String NAME = "cloned";

  private final String owner;
  private final ClonedVoices voices;
  private final Engines engines;
  private final Map<String, ClonedVoice> found = new ConcurrentHashMap<>();

  /**
   * @param engines those that speak
   */
  ClonedSynthesizer(String owner, ClonedVoices voices, Engines engines) {
    this.owner = requireNonNull(owner, "owner");
    this.voices = requireNonNull(voices, "voices");
    this.engines = requireNonNull(engines, "engines");
  }

  /** Whether an id is one that this engine gives out. */
  static boolean isCloned(String voice) {
    return voice.startsWith(NAME + "/");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Voice> voices() {
    return voices.of(owner).stream().map(ClonedVoice::voice).toList();
  }

  /** The owner's voice of that id. */
  Optional<Voice> find(String voice) {
    return cloned(voice).map(ClonedVoice::voice);
  }

  private Optional<ClonedVoice> cloned(String voice) {
    String id = voice.substring(NAME.length() + 1);
    Optional<ClonedVoice> cloned =
        Optional.ofNullable(found.get(id))
            .or(() -> voices.find(id).filter(it -> it.owner().equals(owner)));
    cloned.ifPresent(it -> found.put(id, it));
    return cloned;
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    ClonedVoice cloned =
        Optional.of(voice.id())
            .filter(ClonedSynthesizer::isCloned)
            .flatMap(this::cloned)
            .orElseThrow(() -> NoSuchVoice.of(voice.id(), List.of()));
    Voice base = cloned.speaker(engines).in(voice.language());
    Speech spoken = engines.synthesizer(base).synthesize(sentence, base, speed, cancellation);
    cancellation.check();
    return new Speech(cloned.converted(spoken.sound()), spoken.words());
  }
}
