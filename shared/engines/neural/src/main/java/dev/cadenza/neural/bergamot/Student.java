package dev.cadenza.neural.bergamot;

import ai.onnxruntime.OrtException;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A loaded model with its vocabulary. Safe for use by several threads. */
final class Student implements AutoCloseable {
  private final Vocabulary vocabulary;
  private final StudentModel model;

  private Student(Vocabulary vocabulary, StudentModel model) {
    this.vocabulary = vocabulary;
    this.model = model;
  }

  /**
   * @param folder with {@code model.bin} and {@code vocabulary.spm}
   * @throws IOException if they cannot be read or used
   */
  static Student load(Path folder) throws IOException {
    Path file = folder.resolve("vocabulary.spm");
    Vocabulary vocabulary;
    try {
      vocabulary = new Vocabulary(VocabularyFile.parse(Files.readAllBytes(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s cannot be used. Install the model again. %s".formatted(file, e.getMessage()), e);
    }
    return new Student(vocabulary, StudentModel.load(folder.resolve("model.bin"), vocabulary));
  }

  /** Whether every character of a text is part of some piece. */
  boolean knows(String text) {
    return vocabulary.knows(text);
  }

  /**
   * What the model makes of a sentence, as it is.
   *
   * @return empty when it finds no end
   * @throws TransientFailure if the computation fails
   */
  Optional<String> translate(String sentence, Cancellation cancellation) {
    try {
      return model
          .translate(vocabulary.encode(sentence), cancellation)
          .map(pieces -> vocabulary.decode(pieces).strip());
    } catch (OrtException e) {
      throw new TransientFailure(
          "translation_failed", "A translation failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
