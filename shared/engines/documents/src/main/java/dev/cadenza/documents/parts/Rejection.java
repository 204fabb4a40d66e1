package dev.cadenza.documents.parts;

import dev.cadenza.model.PermanentFailure;

/** The errors of documents that cannot be read. */
public final class Rejection {
  private Rejection() {}

  public static PermanentFailure broken(String kind) {
    return new PermanentFailure(
        "broken_document",
        "The " + kind + " file is damaged. Open it, save it again, and upload the new file.");
  }

  public static PermanentFailure isProtected(String kind) {
    return new PermanentFailure(
        "protected_document",
        "The "
            + kind
            + " file is protected by a password or by copy protection. Upload one without protection.");
  }

  public static PermanentFailure tooLarge(String kind) {
    return new PermanentFailure(
        "document_too_large",
        "The "
            + kind
            + " file has too much content, or unpacks to too much. Split it, or save its text as a"
            + " .txt file, and upload that.");
  }

  public static PermanentFailure withoutText(String kind) {
    return new PermanentFailure(
        "no_text",
        "The "
            + kind
            + " file contains no text, perhaps only scanned pages. Run text recognition (OCR) on it"
            + " first, or upload a file with text.");
  }
}
