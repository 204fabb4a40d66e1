package dev.cadenza.http;

/** A file in a form. */
public final class FilePart {
  private final String name;
  private final String contentType;
  private final byte[] content;

  FilePart(String name, String contentType, byte[] content) {
    this.name = name;
    this.contentType = contentType;
    this.content = content.clone();
  }

  public String name() {
    return name;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] content() {
    return content.clone();
  }
}
