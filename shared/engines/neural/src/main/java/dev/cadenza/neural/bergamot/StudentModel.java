package dev.cadenza.neural.bergamot;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A student model, ready to translate the numbered pieces of a sentence. Always takes the most
 * probable piece next. Safe for use by several threads.
 */
final class StudentModel implements AutoCloseable {
  /** As many pieces more than twice the sentence's may a translation have. */
  private static final int SPARE = 20;

  private static final double WAVELENGTHS = 10_000;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final StudentShape shape;
  private final MarianFile.Matrix embeddings;
  private final double[] frequencies;
  private final int end;
  private final OrtSession encoder;
  private final OrtSession decoder;

  private StudentModel(MarianFile file, StudentShape shape, int end, int unknown)
      throws OrtException {
    this.shape = shape;
    this.embeddings = file.rows(StudentShape.EMBEDDINGS);
    this.frequencies = frequencies(shape.width());
    this.end = end;
    this.encoder = session(MarianGraph.encoder(file, shape));
    try {
      this.decoder = session(MarianGraph.decoder(file, shape, unknown));
    } catch (OrtException | RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /**
   * @throws IOException if the file cannot be read, or holds another kind of model
   */
  static StudentModel load(Path file, Vocabulary vocabulary) throws IOException {
    try {
      MarianFile weights = MarianFile.read(file);
      StudentShape shape = StudentShape.of(weights);
      if (shape.pieces() != vocabulary.size()) {
        throw new IllegalArgumentException(
            "it has %d pieces, its vocabulary %d.".formatted(shape.pieces(), vocabulary.size()));
      }
      return new StudentModel(weights, shape, vocabulary.end(), vocabulary.unknown());
    } catch (IllegalArgumentException | OrtException e) {
      throw new IOException(
          "%s cannot be used. Install the model again. %s".formatted(file, e.getMessage()), e);
    }
  }

  private OrtSession session(byte[] graph) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // The products are too small to gain from several threads; sentences run side by side.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Some processors' fast 8-bit products overflow.
      options.addConfigEntry("session.x64quantprecision", "1");
      return environment.createSession(graph, options);
    }
  }

  private static double[] frequencies(int width) {
    int half = width / 2;
    double[] frequencies = new double[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = Math.exp(-i * Math.log(WAVELENGTHS) / (half - 1));
    }
    return frequencies;
  }

  /**
   * Translates a sentence.
   *
   * @param pieces without the end
   * @return pieces of the translation, likewise; empty when it has no end after twice as many
   *     pieces and a few more, mostly because it repeats itself
   */
  Optional<int[]> translate(int[] pieces, Cancellation cancellation) throws OrtException {
    int[] sentence = Arrays.copyOf(pieces, pieces.length + 1);
    sentence[pieces.length] = end;
    try (OnnxTensor in = embed(sentence);
        OrtSession.Result encoded = encoder.run(Map.of(MarianGraph.EMBEDDED, in))) {
      return decode(encoded, 2 * pieces.length + SPARE, cancellation);
    }
  }

  private OnnxTensor embed(int[] pieces) throws OrtException {
    float[] rows = new float[pieces.length * shape.width()];
    for (int i = 0; i < pieces.length; i++) {
      putEmbedding(pieces[i], rows, i * shape.width());
      addPosition(i, rows, i * shape.width());
    }
    return tensor(rows, pieces.length);
  }

  private Optional<int[]> decode(OrtSession.Result encoded, int most, Cancellation cancellation)
      throws OrtException {
    Map<String, OnnxTensorLike> inputs = new HashMap<>();
    encoded.forEach(entry -> inputs.put(entry.getKey(), (OnnxTensor) entry.getValue()));
    int[] translation = new int[most];
    int length = 0;
    OrtSession.Result previous = null;
    try (OnnxTensor empty = tensor(new float[shape.width()], 1)) {
      for (int layer = 1; layer <= shape.decoderLayers(); layer++) {
        inputs.put(MarianGraph.memory(layer), empty);
      }
      while (length < most) {
        cancellation.check();
        float[] row = new float[shape.width()];
        if (length > 0) {
          putEmbedding(translation[length - 1], row, 0);
        }
        addPosition(length, row, 0);
        try (OnnxTensor in = tensor(row, 1)) {
          inputs.put(MarianGraph.EMBEDDED, in);
          OrtSession.Result step = decoder.run(inputs);
          close(previous);
          previous = step;
        }
        int next = (int) value(previous, MarianGraph.NEXT).getLongBuffer().get(0);
        if (next == end) {
          return Optional.of(Arrays.copyOf(translation, length));
        }
        translation[length] = next;
        length++;
        for (int layer = 1; layer <= shape.decoderLayers(); layer++) {
          inputs.put(MarianGraph.memory(layer), value(previous, MarianGraph.nextMemory(layer)));
        }
      }
    } finally {
      close(previous);
    }
    return Optional.empty();
  }

  private static void close(OrtSession.Result result) {
    if (result != null) {
      result.close();
    }
  }

  private static OnnxTensor value(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  private OnnxTensor tensor(float[] rows, int count) throws OrtException {
    return OnnxTensor.createTensor(
        environment, FloatBuffer.wrap(rows), new long[] {count, shape.width()});
  }

  private void putEmbedding(int piece, float[] rows, int at) {
    float scale = (float) Math.sqrt(shape.width()) / embeddings.factor();
    int row = piece * shape.width();
    for (int i = 0; i < shape.width(); i++) {
      rows[at + i] = embeddings.values()[row + i] * scale;
    }
  }

  /** Sines, then cosines. */
  private void addPosition(int position, float[] rows, int at) {
    for (int i = 0; i < frequencies.length; i++) {
      rows[at + i] += (float) Math.sin(position * frequencies[i]);
      rows[at + frequencies.length + i] += (float) Math.cos(position * frequencies[i]);
    }
  }

  @Override
  public void close() {
    try (encoder;
        decoder) {
      // Both are closed, whatever the other does.
    } catch (OrtException e) {
      throw new IllegalStateException("A translation model cannot be released.", e);
    }
  }
}
