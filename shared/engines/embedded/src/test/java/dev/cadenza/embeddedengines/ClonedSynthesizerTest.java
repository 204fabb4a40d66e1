package dev.cadenza.embeddedengines;

import static dev.cadenza.embeddedengines.InstalledEngines.ENGINES;
import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.BalancedSentences;
import dev.cadenza.engines.cloned.BaseVoice;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.engines.cloned.VoiceMatch;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One synthesised voice is the person, another engine's is the base. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClonedSynthesizerTest {
  private static final String PERSON = "espeak-ng/en-us";
  private static final String OWNER = "ada";
  private static final String ID = "cloned/1";

  private VoicePrint heldOut;
  private BaseVoice base;
  private Engines owners;

  @BeforeAll
  void cloneTheVoice() throws Exception {
    List<String> reference = BalancedSentences.FITTING.subList(0, 5);
    VoicePrint target = speaking(PERSON, reference).print();
    heldOut = speaking(PERSON, BalancedSentences.MEASURING).print();
    VoiceMatch match = VoiceMatch.nearest(target, "en", ENGINES, Cancellation.NEVER);
    base = match.base();
    ClonedVoice voice =
        new ClonedVoice(
            "1", OWNER, "Ada", "en-US", "male", base.voice().id(), Optional.of(match.conversion()));
    owners = Engines.locate(System.getenv(), new OneVoice(voice)).forOwner(OWNER);
  }

  private static BaseVoice speaking(String voice, List<String> sentences) throws Exception {
    return BaseVoice.speaking(ENGINES.voice(voice), sentences, ENGINES, Cancellation.NEVER);
  }

  @Test
  void shouldComeNearToThePersonOnSentencesThatItWasNotFittedOn() throws Exception {
    VoicePrint before = speaking(base.voice().id(), BalancedSentences.MEASURING).print();
    VoicePrint after =
        BaseVoice.speaking(
                owners.voice(ID), BalancedSentences.MEASURING, owners, Cancellation.NEVER)
            .print();

    VoiceDistance was = VoiceDistance.between(before, heldOut);
    VoiceDistance is = VoiceDistance.between(after, heldOut);
    assertThat(VoiceDistance.fall(was, is)).isGreaterThanOrEqualTo(60);
    assertThat(is.semitones()).isCloseTo(0, within(0.5));
  }

  @Test
  void shouldKeepTimeAndStayWithinTheNumbers() throws Exception {
    for (String sentence : BalancedSentences.MEASURING) {
      Speech spoken = InstalledEngines.say(sentence, base.voice().id());
      Speech converted = say(sentence, owners.voice(ID));

      assertThat(converted.sound().seconds()).isCloseTo(spoken.sound().seconds(), within(0.001));
      assertThat(converted.words()).isEqualTo(spoken.words());
      assertThat(clipped(converted.sound())).isZero();
      assertThat(steepest(converted.sound())).isLessThan(0.95);
    }
  }

  @Test
  void shouldSayNothingInSilence() throws Exception {
    assertThat(say("", owners.voice(ID)).words()).isEmpty();
  }

  @Test
  void shouldListTheOwnersVoicesFirstAndNeverChooseOneUnasked() {
    assertThat(owners.voices().getFirst().id()).isEqualTo(ID);
    assertThat(owners.voiceFor("en").engine()).isNotEqualTo("cloned");
    assertThat(ENGINES.voices()).extracting(Voice::engine).doesNotContain("cloned");
  }

  @Test
  void shouldNotSpeakForAnybodyElse() {
    Voice voice = owners.voice(ID);
    Engines others = Engines.locate(System.getenv()).forOwner("grace");

    assertPermanent(() -> others.voice(ID), "unknown_voice");
    assertPermanent(() -> ENGINES.voice(ID), "unknown_voice");
    assertPermanent(
        () -> others.synthesizer(voice).synthesize("Hello.", voice, 1, Cancellation.NEVER),
        "unknown_voice");
  }

  private Speech say(String sentence, Voice voice) throws Exception {
    return owners.synthesizer(voice).synthesize(sentence, voice, 1, Cancellation.NEVER);
  }

  private static long clipped(Pcm sound) {
    long clipped = 0;
    for (int i = 0; i < sound.length(); i++) {
      clipped += Math.abs(sound.sample(i)) >= 32_700 ? 1 : 0;
    }
    return clipped;
  }

  /** The largest step between two samples, as a share of full scale: a click is a large one. */
  private static double steepest(Pcm sound) {
    double steepest = 0;
    for (int i = 1; i < sound.length(); i++) {
      steepest = Math.max(steepest, Math.abs(sound.sample(i) - sound.sample(i - 1)) / 32_768.0);
    }
    return steepest;
  }

  /** A store of one voice. */
  private record OneVoice(ClonedVoice voice) implements ClonedVoices {
    @Override
    public List<ClonedVoice> of(String owner) {
      return voice.owner().equals(owner) ? new ArrayList<>(List.of(voice)) : List.of();
    }

    @Override
    public Optional<ClonedVoice> find(String id) {
      return voice.id().equals(id) ? Optional.of(voice) : Optional.empty();
    }

    @Override
    public void keep(ClonedVoice voice) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String id) {
      throw new UnsupportedOperationException();
    }
  }
}
