package dev.cadenza.neural.onnx;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;

/** What a network that speaks returns. */
public final class ModelSound {
  private final float[] samples;
  private final float[] frames;

  /**
   * Copies the outputs.
   *
   * @param samples from −1 to 1
   * @param frames how long each input is, in frames
   */
  public ModelSound(OnnxTensor samples, OnnxTensor frames) {
    this.samples = floats(samples);
    this.frames = floats(frames);
  }

  /** From −1 to 1. */
  public float[] samples() {
    return samples;
  }

  /** How long each input is, with those for padding. */
  public float[] frames() {
    return frames;
  }

  private static float[] floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }
}
