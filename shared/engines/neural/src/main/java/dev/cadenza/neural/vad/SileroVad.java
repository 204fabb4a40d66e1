package dev.cadenza.neural.vad;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.PcmReader;
import dev.cadenza.models.ModelFolder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Silero VAD: how probable speech is in each 32 ms of a recording. Safe for use by several threads.
 *
 * <p>The model's input are 512 new samples after the 64 samples before them, and its state, 2 x 1 x
 * 128; its output the probability and the next state.
 *
 * @see <a href="https://github.com/snakers4/silero-vad">Silero VAD</a>
 */
public final class SileroVad implements AutoCloseable {
  /** Its name in the catalogue of models. */
  public static final String MODEL = "silero-vad";

  static final int FRAME = 512;
  private static final int CONTEXT = 64;
  private static final int STATE = 2 * 128;
  private static final long[] STATE_SHAPE = {2, 1, 128};
  private static final float FULL_SCALE = 32_768;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /**
   * @param model {@code model.onnx}
   * @throws IOException if it cannot be loaded
   */
  public SileroVad(Path model) throws IOException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // The model is too small for a second thread.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model.toString(), options);
    } catch (OrtException e) {
      throw new IOException(model + " cannot be loaded. Install the model again.", e);
    }
  }

  /** The file of the installed model. */
  public static Optional<Path> installed(Map<String, String> environment) {
    return ModelFolder.of(environment).installed(MODEL).map(it -> it.resolve("model.onnx"));
  }

  /**
   * Finds speech.
   *
   * @param audio 16 kHz
   * @param span of the recording
   * @return the spans with speech, in order and apart, from the recording's start; none longer than
   *     {@link SpeechSpans#MAX_SECONDS}
   * @throws CancellationException if the work is cancelled
   */
  public List<TimeSpan> speech(PcmFile audio, TimeSpan span, Cancellation cancellation)
      throws IOException {
    if (audio.sampleRate() != PcmFile.SPEECH_RATE) {
      throw new IllegalArgumentException("Sound of " + audio.sampleRate() + " Hz.");
    }
    int frames = (int) Math.ceil(span.seconds() * audio.sampleRate() / FRAME);
    float[] probabilities = new float[frames];
    try (PcmReader reader = audio.reader(span)) {
      Listening listening = new Listening();
      for (int i = 0; i < frames; i++) {
        cancellation.check();
        probabilities[i] = listening.next(reader);
      }
    } catch (OrtException e) {
      throw new IOException("Silero VAD failed.", e);
    }
    return SpeechSpans.of(probabilities, span);
  }

  /** One pass through a recording. */
  private final class Listening {
    private final float[] input = new float[CONTEXT + FRAME];
    private final short[] samples = new short[FRAME];
    private float[] state = new float[STATE];

    float next(PcmReader reader) throws IOException, OrtException {
      System.arraycopy(input, FRAME, input, 0, CONTEXT);
      int filled = 0;
      for (int count = 0; filled < FRAME && count >= 0; filled += Math.max(0, count)) {
        count = reader.read(samples, filled, FRAME - filled);
      }
      for (int i = 0; i < FRAME; i++) {
        input[CONTEXT + i] = i < filled ? samples[i] / FULL_SCALE : 0;
      }
      try (OnnxTensor sound =
              OnnxTensor.createTensor(
                  environment, FloatBuffer.wrap(input), new long[] {1, input.length});
          OnnxTensor before =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(state), STATE_SHAPE);
          OnnxTensor rate =
              OnnxTensor.createTensor(
                  environment, LongBuffer.wrap(new long[] {PcmFile.SPEECH_RATE}), new long[0]);
          OrtSession.Result result =
              session.run(Map.of("input", sound, "state", before, "sr", rate))) {
        OnnxTensor after = (OnnxTensor) result.get("stateN").orElseThrow();
        after.getFloatBuffer().get(state);
        return ((OnnxTensor) result.get("output").orElseThrow()).getFloatBuffer().get(0);
      }
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("Silero VAD could not be released.", e);
    }
  }
}
