package dev.cadenza.dynamodb.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compression of bodies. */
enum Encodings {
  GZIP,
  DEFLATE;

  /** Shorter bodies are not compressed. */
  static final int MIN_LENGTH = 4096;

  private static final String ANY = "*";

  /** The name in headers. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The client's preferred encoding.
   *
   * @param accepted the values of {@code Accept-Encoding}
   * @return empty when no supported encoding is accepted
   */
  static Optional<Encodings> preferred(List<String> accepted) {
    List<Choice> choices = new ArrayList<>();
    for (String value : accepted) {
      for (String part : value.split(",")) {
        choices.add(Choice.of(part));
      }
    }
    List<Choice> ranked = new ArrayList<>();
    choices.stream().filter(choice -> find(choice.name()).isPresent()).forEach(ranked::add);
    choices.stream()
        .filter(choice -> choice.name().equals(ANY))
        .forEach(any -> addUnnamed(ranked, any.quality()));
    // The first of those with the highest preference.
    Optional<Choice> best = Optional.empty();
    for (Choice choice : ranked) {
      if (choice.quality() > best.map(Choice::quality).orElse(0.0)) {
        best = Optional.of(choice);
      }
    }
    return best.flatMap(choice -> find(choice.name()));
  }

  private static void addUnnamed(List<Choice> ranked, double quality) {
    for (Encodings encoding : values()) {
      if (ranked.stream().noneMatch(choice -> choice.name().equals(encoding.header()))) {
        ranked.add(new Choice(encoding.header(), quality));
      }
    }
  }

  private static Optional<Encodings> find(String name) {
    for (Encodings encoding : values()) {
      if (encoding.header().equals(name)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  private record Choice(String name, double quality) {
    static Choice of(String part) {
      String[] halves = part.split(";", 2);
      double quality = 1;
      if (halves.length == 2) {
        String weight = halves[1].replace(" ", "").toLowerCase(Locale.ROOT);
        try {
          quality = weight.startsWith("q=") ? Double.parseDouble(weight.substring(2)) : 1;
        } catch (NumberFormatException e) {
          quality = 0;
        }
      }
      return new Choice(halves[0].strip().toLowerCase(Locale.ROOT), quality);
    }
  }

  byte[] compress(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 2);
    try (OutputStream out = stream(compressed)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return compressed.toByteArray();
  }

  private OutputStream stream(OutputStream out) throws IOException {
    return this == GZIP ? new GZIPOutputStream(out) : new DeflaterOutputStream(out);
  }

  /**
   * Decompresses the body of a request.
   *
   * @param encoding the header {@code Content-Encoding}
   * @param most the maximum number of bytes
   * @throws IOException when it is invalid
   */
  static byte[] expand(byte[] body, String encoding, int most) throws IOException {
    if (!encoding.equalsIgnoreCase(GZIP.header())) {
      throw new IOException("unknown encoding: " + encoding);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(most);
    }
  }
}
