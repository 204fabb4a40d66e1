package dev.cadenza.engines.cloned;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.NoSuchVoice;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
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
public final class ClonedSynthesizer implements SpeechSynthesizer {
  private final String owner;
  private final ClonedVoices voices;
  private final Speakers speakers;
  private final Map<String, ClonedVoice> found = new ConcurrentHashMap<>();

  /**
   * @param speakers the base voices
   */
  public ClonedSynthesizer(String owner, ClonedVoices voices, Speakers speakers) {
    this.owner = requireNonNull(owner, "owner");
    this.voices = requireNonNull(voices, "voices");
    this.speakers = requireNonNull(speakers, "speakers");
  }

  /** Whether an id belongs to a cloned voice. */
  public static boolean isCloned(String voice) {
    return voice.startsWith(Voice.CLONED + "/");
  }

  @Override
  public String name() {
    return Voice.CLONED;
  }

  @Override
  public List<Voice> voices() {
    return voices.of(owner).stream().map(ClonedVoice::voice).toList();
  }

  /** The owner's voice of that id. */
  public Optional<Voice> find(String voice) {
    return cloned(voice).map(ClonedVoice::voice);
  }

  private Optional<ClonedVoice> cloned(String voice) {
    String id = voice.substring(Voice.CLONED.length() + 1);
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
    Voice base = cloned.speaker(speakers).in(voice.language());
    Speech spoken = speakers.synthesizer(base).synthesize(sentence, base, speed, cancellation);
    cancellation.check();
    return new Speech(cloned.converted(spoken.sound()), spoken.words());
  }
}
