package dev.cadenza.models.catalog;

/** Models cannot be installed, checked or removed; the message is for users. */
public final class ModelException extends RuntimeException {
  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
