package dev.cadenza.media.speech;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.levels.Biquad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The measurements of a recording's channels, without low frequencies such as mains hum and rumble.
 *
 * @param tracks the loudness of each channel, in order
 * @param products for each second the sums of the products of the samples of each two channels, in
 *     rows: the correlation of two channels, and of a channel with itself its energy
 * @param centre the centre channel, or -1
 */
record ChannelSurvey(List<LoudnessTrack> tracks, List<double[]> products, int centre) {
  private static final double LOWEST_HERTZ = 300;

  ChannelSurvey {
    tracks = List.copyOf(tracks);
    products = List.copyOf(products);
  }

  int channels() {
    return tracks.size();
  }

  static ChannelSurvey of(ChannelFile file, Cancellation cancellation) throws IOException {
    int channels = file.channels();
    Biquad[] filters = new Biquad[channels];
    byte[][] levels = new byte[channels][Meter.frames(file)];
    for (int channel = 0; channel < channels; channel++) {
      filters[channel] = Biquad.highPass(LOWEST_HERTZ, file.sampleRate());
    }
    Meter meter = new Meter(levels, file.sampleRate() / LoudnessTrack.FRAMES_PER_SECOND);
    List<double[]> products = new ArrayList<>();
    short[] block = new short[file.sampleRate() * channels];
    double[] moment = new double[channels];
    for (int moments = file.read(block); moments > 0; moments = file.read(block)) {
      cancellation.check();
      double[] sums = new double[channels * channels];
      for (int i = 0; i < moments; i++) {
        for (int channel = 0; channel < channels; channel++) {
          moment[channel] = filters[channel].filter(block[i * channels + channel]);
        }
        multiply(moment, sums);
        meter.take(moment);
      }
      products.add(sums);
    }
    return new ChannelSurvey(meter.tracks(), products, file.centre());
  }

  private static void multiply(double[] moment, double[] sums) {
    int channels = moment.length;
    for (int row = 0; row < channels; row++) {
      for (int column = row; column < channels; column++) {
        double product = moment[row] * moment[column];
        sums[row * channels + column] += product;
        if (column > row) {
          sums[column * channels + row] += product;
        }
      }
    }
  }

  /** Collects the loudness of each frame. */
  private static final class Meter {
    private final byte[][] levels;
    private final int frameSamples;
    private final double[] squares;
    private int frame;
    private int taken;

    Meter(byte[][] levels, int frameSamples) {
      this.levels = levels;
      this.frameSamples = frameSamples;
      this.squares = new double[levels.length];
    }

    static int frames(ChannelFile file) {
      int frameSamples = file.sampleRate() / LoudnessTrack.FRAMES_PER_SECOND;
      return Math.toIntExact(file.length() / frameSamples);
    }

    void take(double[] moment) {
      for (int channel = 0; channel < moment.length; channel++) {
        squares[channel] += moment[channel] * moment[channel];
      }
      if (++taken < frameSamples) {
        return;
      }
      for (int channel = 0; channel < moment.length; channel++) {
        if (frame < levels[channel].length) {
          levels[channel][frame] = LoudnessTrack.level(squares[channel] / frameSamples);
        }
        squares[channel] = 0;
      }
      frame++;
      taken = 0;
    }

    List<LoudnessTrack> tracks() {
      List<LoudnessTrack> tracks = new ArrayList<>();
      for (byte[] channel : levels) {
        tracks.add(new LoudnessTrack(channel));
      }
      return tracks;
    }
  }
}
