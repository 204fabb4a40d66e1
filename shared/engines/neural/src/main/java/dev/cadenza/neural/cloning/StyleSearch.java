package dev.cadenza.neural.cloning;

import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.neural.kokoro.Blend;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import dev.cadenza.neural.speakers.SpeakerEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Searches the blend of Kokoro's voices that sounds most like a person. It starts from the nearest
 * voice or a blend that {@link BlendFit} predicts, corrects the prediction by what the blend was
 * measured to sound like, and then changes single weights, as long as the speaker vector of what is
 * spoken comes nearer to the person's. The number of trials is bounded, and the same recording
 * always gives the same blend.
 */
final class StyleSearch {
  /** What is spoken in each trial. */
  static final String SENTENCE =
      "The boat drifted slowly past the old stone bridge while we talked.";

  private static final int MAX_TRIALS = 16;
  private static final int NEAR = 5;
  private static final int FAR = 2;
  private static final double[] STEPS = {0.2, 0.1};

  /** Penalties of the predicted blends. */
  private static final double[] RIDGES = {0.4, 1};

  /** Predictions that are corrected by a measurement; further ones were seldom better. */
  private static final int CORRECTIONS = 4;

  /** Beyond these, speech is distorted. */
  private static final double MAX_WEIGHT = 1.4;

  private static final double MIN_WEIGHT = -0.4;

  private final SpeechSynthesizer kokoro;
  private final SpeakerEncoder encoder;
  private final float[] person;
  private final DoubleConsumer progress;
  private final Cancellation cancellation;
  private int trials;

  /**
   * @param person the speaker vector of the recording
   * @param progress takes the fraction that is done
   */
  StyleSearch(
      SpeechSynthesizer kokoro,
      SpeakerEncoder encoder,
      float[] person,
      DoubleConsumer progress,
      Cancellation cancellation) {
    this.kokoro = kokoro;
    this.encoder = encoder;
    this.person = person;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** A blend, the speaker vector of what it speaks, and how similar that is to the person's. */
  private static final class Found {
    private final Blend blend;
    private final float[] vector;
    private final double similarity;

    Found(Blend blend, float[] vector, double similarity) {
      this.blend = blend;
      this.vector = vector;
      this.similarity = similarity;
    }
  }

  Blend search(StockVectors stock) throws IOException, InterruptedException {
    List<String> nearest = stock.nearest(person);
    Found best =
        new Found(
            new Blend(Map.of(nearest.getFirst(), 1.0)),
            stock.vectors().get(nearest.getFirst()),
            stock.similarity(nearest.getFirst(), person));
    best = predicted(best, new BlendFit(stock));
    List<Direction> directions = directions(nearest);
    for (double step : STEPS) {
      for (Direction direction : directions) {
        Optional<Found> better = better(best, direction, step);
        while (better.isPresent()) {
          best = better.get();
          better = better(best, direction, step);
        }
      }
    }
    progress.accept(1);
    return best.blend;
  }

  /**
   * The best of the predicted blends, or the one that is given. What a blend lacks is added to the
   * vector for which the next is predicted.
   */
  private Found predicted(Found start, BlendFit fit) throws IOException, InterruptedException {
    Found best = start;
    for (double ridge : RIDGES) {
      best = better(best, fit.fit(person, ridge)).orElse(best);
    }
    float[] target = person;
    for (int i = 0; i < CORRECTIONS; i++) {
      target = corrected(target, best.vector);
      Optional<Found> better = better(best, fit.fit(target, RIDGES[0]));
      if (better.isEmpty()) {
        break;
      }
      best = better.get();
    }
    return best;
  }

  private float[] corrected(float[] target, float[] measured) {
    float[] corrected = new float[target.length];
    for (int i = 0; i < corrected.length; i++) {
      corrected[i] = target[i] + (person[i] - measured[i]) / 2;
    }
    return corrected;
  }

  /**
   * @param sign 1 to add some of the voice, -1 to take some away
   */
  private record Direction(String voice, int sign) {}

  private static List<Direction> directions(List<String> nearest) {
    List<Direction> directions = new ArrayList<>();
    nearest.stream().skip(1).limit(NEAR - 1).forEach(it -> directions.add(new Direction(it, 1)));
    nearest.reversed().stream().limit(FAR).forEach(it -> directions.add(new Direction(it, -1)));
    directions.add(new Direction(nearest.getFirst(), 1));
    return directions;
  }

  private Optional<Found> better(Found best, Direction direction, double step)
      throws IOException, InterruptedException {
    Map<String, Double> weights = new LinkedHashMap<>(best.blend.weights());
    weights.merge(direction.voice(), direction.sign() * step, Double::sum);
    double sum = weights.values().stream().mapToDouble(it -> it).sum();
    weights.replaceAll((_, weight) -> Math.round(100 * weight / sum) / 100.0);
    weights.values().removeIf(weight -> weight == 0);
    return better(best, new Blend(weights));
  }

  private Optional<Found> better(Found best, Blend blend) throws IOException, InterruptedException {
    if (trials >= MAX_TRIALS || isDistorted(blend)) {
      return Optional.empty();
    }
    float[] vector = vector(blend.id(), kokoro, encoder, cancellation);
    double similarity = SpeakerEncoder.similarity(vector, person);
    trials++;
    progress.accept((double) trials / MAX_TRIALS);
    return similarity > best.similarity
        ? Optional.of(new Found(blend, vector, similarity))
        : Optional.empty();
  }

  private static boolean isDistorted(Blend blend) {
    return blend.weights().values().stream().anyMatch(it -> it > MAX_WEIGHT || it < MIN_WEIGHT);
  }

  /** The speaker vector of a voice of Kokoro's, as it reads {@link #SENTENCE} in English. */
  static float[] vector(
      String voice, SpeechSynthesizer kokoro, SpeakerEncoder encoder, Cancellation cancellation)
      throws IOException, InterruptedException {
    return encoder.vector(spoken(voice, kokoro, cancellation), cancellation);
  }

  private static Pcm spoken(String id, SpeechSynthesizer kokoro, Cancellation cancellation)
      throws IOException, InterruptedException {
    Voice voice =
        kokoro.voices().stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseGet(
                () -> new Voice(id, id, "en-US", "neutral", KokoroSynthesizer.NAME, "natural"));
    return kokoro.synthesize(SENTENCE, voice, 1, cancellation).sound();
  }
}
