package dev.cadenza.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A WebSocket client that compresses its messages, as browsers do (RFC 7692); the JDK's does not.
 */
final class DeflatingSocket implements Closeable {

  static final int CLOSE = 8;

  private static final int TEXT = 1;
  private static final int FIN = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Socket socket;
  private final DataInputStream in;

  /**
   * @param opcode of the first frame
   * @param content unpacked
   */
  record Message(int opcode, ByteBuffer content) {
    String text() {
      return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    int closeStatus() {
      return content.getShort(0) & 0xffff;
    }
  }

  DeflatingSocket(URI uri) throws IOException {
    socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(60_000);
    in = new DataInputStream(socket.getInputStream());
    String request =
        """
        GET %s HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r
        \r
        """
            .formatted(uri.getPath() + "?" + uri.getQuery(), uri.getAuthority());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String head = head();
    if (!head.startsWith("HTTP/1.1 101") || !head.contains("permessage-deflate")) {
      throw new IOException(head);
    }
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** One message, compressed, in frames of at most so many bytes. */
  void send(String text, int frame) throws IOException {
    send(deflate(text.getBytes(StandardCharsets.UTF_8)), TEXT | COMPRESSED, frame);
  }

  /** One message as it is, in one frame. */
  void sendPlain(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    send(content, TEXT, content.length);
  }

  private void send(byte[] content, int kind, int frame) throws IOException {
    for (int from = 0; from < content.length; from += frame) {
      int length = Math.min(frame, content.length - from);
      int last = from + length == content.length ? FIN : 0;
      ByteBuffer bytes = ByteBuffer.allocate(14 + length);
      bytes.put((byte) ((from == 0 ? kind : 0) | last)).put((byte) (0x80 | 127)).putLong(length);
      // A mask of zeros leaves the payload as it is.
      bytes.putInt(0).put(content, from, length);
      socket.getOutputStream().write(bytes.array(), 0, bytes.position());
    }
  }

  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      byte[] packed = new byte[content.length * 2 + 64];
      int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
      // The end of every flush, which is left out.
      return Arrays.copyOf(packed, length - TAIL.length);
    } finally {
      deflater.end();
    }
  }

  /** The next message, or the frame that ends the connection. */
  Message next() throws IOException, DataFormatException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int first = in.readUnsignedByte();
    int opcode = first & 0x0f;
    boolean compressed = (first & COMPRESSED) != 0;
    read(payload);
    while ((first & FIN) == 0) {
      first = in.readUnsignedByte();
      read(payload);
    }
    return new Message(
        opcode,
        ByteBuffer.wrap(compressed ? inflate(payload.toByteArray()) : payload.toByteArray()));
  }

  private void read(ByteArrayOutputStream payload) throws IOException {
    int length = in.readUnsignedByte();
    long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    payload.write(in.readNBytes((int) size));
  }

  private static byte[] inflate(byte[] packed) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (byte[] part : new byte[][] {packed, TAIL}) {
        inflater.setInput(part);
        for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
          content.write(buffer, 0, count);
        }
      }
      return content.toByteArray();
    } finally {
      inflater.end();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
