package dev.cadenza.local.queue;

import static java.util.Objects.requireNonNull;

/** An invalid request, with SQS's messages. */
final class QueueException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int INSUFFICIENT_STORAGE = 507;

  private final int status;
  private final String code;

  private QueueException(int status, String code, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.code = requireNonNull(code, "code");
  }

  static QueueException refused(String code, String message) {
    return new QueueException(BAD_REQUEST, code, message, null);
  }

  static QueueException invalid(String message) {
    return refused("InvalidParameterValue", message);
  }

  static QueueException noReceipt() {
    return refused("ReceiptHandleIsInvalid", "The receipt handle is not of the last receive.");
  }

  /** An error that the SDK does not retry. */
  static QueueException noRoom(Exception cause) {
    return new QueueException(
        INSUFFICIENT_STORAGE,
        "InsufficientStorage",
        "The message cannot be stored: " + cause.getMessage(),
        cause);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
