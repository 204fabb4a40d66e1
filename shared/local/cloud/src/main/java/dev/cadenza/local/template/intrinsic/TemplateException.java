package dev.cadenza.local.template.intrinsic;

/** The template contains unsupported parts, or cannot be read. */
public final class TemplateException extends RuntimeException {

  public TemplateException(String message) {
    super(message);
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }

  public static TemplateException at(String place, String reason) {
    return new TemplateException(place + ": " + reason);
  }
}
