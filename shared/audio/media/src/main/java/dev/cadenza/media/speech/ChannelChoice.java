package dev.cadenza.media.speech;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Selects the channels of a recording to mix into one.
 *
 * <p>If a channel has speech, channels without its modulation are excluded: noise, hum and silence.
 * The others are added in the order of clarity. A channel is added if it has different speech,
 * because the two sides of a call may be in two channels; or if it makes the same speech clearer,
 * as with the two microphones of a stereo recording. If the centre channel has speech, the others
 * are halved: films have their dialogue in the centre, and music and effects in the others.
 *
 * @param parts by decreasing clarity
 * @param channels the number of channels
 */
record ChannelChoice(List<Part> parts, int channels) {
  private static final double BESIDE_THE_CENTRE = 0.5;

  /**
   * The share of a channel's speech that must be missing in all previous channels, for different
   * speech.
   */
  private static final double MIN_OWN_SHARE = 0.25;

  private static final int MIN_OWN = LoudnessTrack.frames(0.2);

  /** 100 dB below full scale: less noise is not audible. */
  private static final double MIN_NOISE = 1e-10;

  ChannelChoice {
    parts = List.copyOf(parts);
  }

  /**
   * @param channel from 0
   * @param weight at most one
   */
  record Part(int channel, double weight) {}

  static ChannelChoice of(ChannelSurvey survey) {
    List<BitSet> speech = survey.tracks().stream().map(SpeechDetector::speechFrames).toList();
    BitSet all = new BitSet();
    speech.forEach(all::or);
    List<Candidate> speaking =
        IntStream.range(0, survey.channels())
            .filter(channel -> !speech.get(channel).isEmpty())
            .mapToObj(
                channel ->
                    Candidate.of(channel, survey.tracks().get(channel), speech.get(channel), all))
            .sorted(Comparator.comparingDouble(Candidate::clearness).reversed())
            .toList();
    List<Integer> chosen =
        speaking.isEmpty()
            ? IntStream.range(0, survey.channels()).boxed().toList()
            : chosen(speaking).stream().map(Candidate::channel).toList();
    boolean centred = chosen.contains(survey.centre());
    return new ChannelChoice(
        chosen.stream()
            .map(
                channel ->
                    new Part(
                        channel, centred && channel != survey.centre() ? BESIDE_THE_CENTRE : 1))
            .toList(),
        survey.channels());
  }

  private static List<Candidate> chosen(List<Candidate> speaking) {
    List<Candidate> chosen = new ArrayList<>();
    BitSet covered = new BitSet();
    double voice = 0;
    double noise = 0;
    for (Candidate it : speaking) {
      boolean clearer = square(voice + it.voice()) / (noise + it.noise()) >= square(voice) / noise;
      if (chosen.isEmpty() || clearer || it.hasOwn(covered)) {
        chosen.add(it);
        covered.or(it.speech());
        voice += it.voice();
        noise += it.noise();
      }
    }
    return chosen;
  }

  private static double square(double value) {
    return value * value;
  }

  /** The description for a log. */
  String described() {
    List<Integer> numbers = parts.stream().map(part -> part.channel() + 1).sorted().toList();
    return parts.size() == channels
        ? String.format(Locale.ROOT, "all %d channels", channels)
        : String.format(
            Locale.ROOT,
            "%s of %d channels: no other has different speech",
            numbers.toString().replaceAll("[\\[\\]]", ""),
            channels);
  }

  /**
   * A channel with speech.
   *
   * @param voice the amplitude of its speech, with full scale one
   * @param noise the power where no channel has speech
   */
  private record Candidate(int channel, BitSet speech, double voice, double noise) {
    static Candidate of(int channel, LoudnessTrack track, BitSet speech, BitSet all) {
      double spoken = 0;
      double quiet = 0;
      int pauses = 0;
      for (int i = 0; i < track.frames(); i++) {
        double power = LoudnessTrack.power(track.level(i));
        spoken += speech.get(i) ? power : 0;
        quiet += all.get(i) ? 0 : power;
        pauses += all.get(i) ? 0 : 1;
      }
      double noise = Math.max(MIN_NOISE, quiet / Math.max(1, pauses));
      double power = spoken / speech.cardinality() - noise;
      return new Candidate(channel, speech, Math.sqrt(Math.max(MIN_NOISE, power)), noise);
    }

    double clearness() {
      return square(voice) / noise;
    }

    boolean hasOwn(BitSet covered) {
      BitSet own = (BitSet) speech.clone();
      own.andNot(covered);
      return own.cardinality() >= Math.max(MIN_OWN, MIN_OWN_SHARE * speech.cardinality());
    }
  }
}
