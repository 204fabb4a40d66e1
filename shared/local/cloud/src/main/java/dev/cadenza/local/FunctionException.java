package dev.cadenza.local;

/** A function that was invoked directly failed. */
public final class FunctionException extends RuntimeException {

  private final String type;

  FunctionException(String type, String message) {
    super(type + ": " + message);
    this.type = type;
  }

  /** The class of the handler's exception, or Lambda's error name. */
  public String type() {
    return type;
  }
}
