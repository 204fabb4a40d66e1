package dev.cadenza.media.speech;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.speech.ChannelChoice.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Mixes the channels of a recording into one, so that all words are kept: in a plain sum, opposite
 * channels would cancel each other.
 *
 * <p>{@link ChannelChoice} selects the channels. A channel is inverted in each second in which it
 * is opposite to the sum of the previous ones, as with a miswired microphone. This is measured per
 * second, because a recording may be cut from several.
 */
public final class ChannelMix {
  /** Between this value and its opposite, two channels are too different for a decision. */
  private static final double AGAINST = -0.3;

  private static final double FADE_SECONDS = 0.01;

  private final ChannelSurvey survey;
  private final List<Part> parts;
  private final int[] signs;
  private final double total;

  private ChannelMix(ChannelSurvey survey, ChannelChoice choice) {
    this.survey = survey;
    this.parts = choice.parts();
    this.signs = new int[parts.size()];
    this.total = parts.stream().mapToDouble(Part::weight).sum();
    Arrays.fill(signs, 1);
    turn(sum(survey.products()));
  }

  /**
   * Replaces a file of several channels by one of one channel; a file of one channel is unchanged.
   *
   * @return the selected channels, for a log; empty for a single channel
   * @throws IOException also if it is not a WAV file with 16-bit samples
   */
  public static String replace(Path wav, Cancellation cancellation) throws IOException {
    try (ChannelFile file = ChannelFile.open(wav)) {
      if (file.channels() == 1) {
        return "";
      }
      ChannelSurvey survey = ChannelSurvey.of(file, cancellation);
      ChannelChoice choice = ChannelChoice.of(survey);
      file.rewind();
      boolean turned = new ChannelMix(survey, choice).write(file, cancellation);
      return choice.described() + (turned ? ", with opposite channels inverted" : "");
    }
  }

  private static double[] sum(List<double[]> products) {
    double[] sum = new double[products.isEmpty() ? 0 : products.getFirst().length];
    for (double[] block : products) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += block[i];
      }
    }
    return sum;
  }

  /**
   * @return whether a channel was inverted
   */
  private boolean write(ChannelFile file, Cancellation cancellation) throws IOException {
    short[] block = new short[file.sampleRate() * file.channels()];
    short[] mixed = new short[file.sampleRate()];
    boolean turned = false;
    double[] before = gains();
    int second = 0;
    for (int moments = file.read(block); moments > 0; moments = file.read(block)) {
      cancellation.check();
      turn(survey.products().get(second++));
      double[] after = gains();
      turned |= Arrays.stream(after).anyMatch(gain -> gain < 0);
      mix(block, moments, before, after, mixed, (int) (FADE_SECONDS * file.sampleRate()));
      file.overwrite(mixed, moments);
      before = after;
    }
    file.finish();
    return turned;
  }

  private void mix(
      short[] block, int moments, double[] before, double[] after, short[] mixed, int fade) {
    int channels = survey.channels();
    for (int i = 0; i < moments; i++) {
      double share = i < fade ? (double) i / fade : 1;
      double sum = 0;
      for (int part = 0; part < after.length; part++) {
        double gain = before[part] + share * (after[part] - before[part]);
        sum += gain * block[i * channels + parts.get(part).channel()];
      }
      mixed[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  private double[] gains() {
    double[] gains = new double[signs.length];
    for (int part = 0; part < gains.length; part++) {
      gains[part] = signs[part] * parts.get(part).weight() / total;
    }
    return gains;
  }

  /** Sets the signs for a part with these channel products. */
  private void turn(double[] products) {
    for (int part = 1; part < signs.length; part++) {
      double likeness = likeness(part, products);
      if (Math.abs(likeness) > -AGAINST) {
        signs[part] = likeness < 0 ? -1 : 1;
      }
    }
  }

  /** From -1 to 1: the correlation of a channel with the sum of the previous ones. */
  private double likeness(int part, double[] products) {
    if (products.length == 0) {
      return 0;
    }
    double common = 0;
    double energy = 0;
    for (int one = 0; one < part; one++) {
      common += weighted(one) * product(one, part, products);
      for (int other = 0; other < part; other++) {
        energy += weighted(one) * weighted(other) * product(one, other, products);
      }
    }
    double own = product(part, part, products);
    return energy > 0 && own > 0 ? common / Math.sqrt(energy * own) : 0;
  }

  private double weighted(int part) {
    return signs[part] * parts.get(part).weight();
  }

  private double product(int one, int other, double[] products) {
    return products[parts.get(one).channel() * survey.channels() + parts.get(other).channel()];
  }
}
