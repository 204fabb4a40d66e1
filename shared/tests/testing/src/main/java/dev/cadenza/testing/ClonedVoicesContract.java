package dev.cadenza.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.voiceprint.PitchMap;
import dev.cadenza.voiceprint.SpectralMap;
import dev.cadenza.voiceprint.VoiceConversion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of stores of cloned voices. */
public abstract class ClonedVoicesContract {
  private final String owner = "owner-" + Ulid.next(Instant.now());

  protected abstract ClonedVoices voices();

  @Test
  protected void shouldGiveBackWhatWasKept() {
    ClonedVoice voice = kept(owner, "Ada");

    assertThat(voices().find(voice.id())).contains(voice);
    assertThat(voices().find(Ulid.next(Instant.now()))).isEmpty();
    assertThat(voices().find("unknown")).isEmpty();
  }

  @Test
  protected void shouldListAnOwnersVoicesTheNewestFirst() {
    ClonedVoice older = kept(owner, "Ada");
    ClonedVoice newer = kept(owner, "Grace");
    kept("another-owner", "Alan");

    assertThat(voices().of(owner)).containsExactly(newer, older);
  }

  @Test
  protected void shouldReplaceAVoiceOfTheSameId() {
    ClonedVoice voice = kept(owner, "Ada");
    ClonedVoice again = voice(voice.id(), owner, "Ada Lovelace");

    voices().keep(again);

    assertThat(voices().of(owner)).containsExactly(again);
  }

  @Test
  protected void shouldForgetAVoice() {
    ClonedVoice voice = kept(owner, "Ada");

    voices().delete(voice.id());
    voices().delete(voice.id());

    assertThat(voices().find(voice.id())).isEmpty();
    assertThat(voices().of(owner)).isEmpty();
  }

  @Test
  protected void shouldKeepAVoiceThatAServiceMade() {
    ClonedVoice made =
        new ClonedVoice(
            Ulid.next(Instant.now()),
            owner,
            "Ada",
            "mul",
            "female",
            "service/x1",
            Optional.empty());

    voices().keep(made);

    assertThat(voices().find(made.id())).contains(made);
  }

  private ClonedVoice kept(String owner, String name) {
    ClonedVoice voice = voice(Ulid.next(Instant.now()), owner, name);
    voices().keep(voice);
    return voice;
  }

  private static ClonedVoice voice(String id, String owner, String name) {
    VoiceConversion conversion =
        new VoiceConversion(
            new PitchMap(4.6, 5.2, 1.1),
            1.07,
            new SpectralMap(
                List.of(1.5, -2.0),
                List.of(0.5, 0.25),
                List.of(List.of(1.0, 0.1), List.of(0.1, 1.0))));
    return new ClonedVoice(
        id, owner, name, "en-US", "female", "flite/slt", Optional.of(conversion));
  }
}
