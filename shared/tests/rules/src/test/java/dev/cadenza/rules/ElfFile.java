package dev.cadenza.rules;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * A native file, as far as its section {@code .gnu.version_r} goes: the symbol versions that it
 * wants of the libraries it is linked to. The layout is that of the System V ABI's ELF-64, with the
 * versions of the Linux Standard Base.
 */
final class ElfFile {
  private static final int MAGIC = 0x7f454c46;
  private static final int VERSIONS_NEEDED = 0x6ffffffe;

  private final ByteBuffer file;

  private ElfFile(ByteBuffer file) {
    this.file = file;
  }

  static boolean is(byte[] content) {
    return content.length > 64 && ByteBuffer.wrap(content).getInt() == MAGIC;
  }

  static ElfFile of(byte[] content) {
    if (content[4] != 2 || content[5] != 1) {
      throw new IllegalArgumentException("no 64-bit little-endian file");
    }
    return new ElfFile(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The kind of processor: 62 is x86-64, 183 64-bit ARM. */
  int machine() {
    return Short.toUnsignedInt(file.getShort(18));
  }

  /** Like {@code GLIBC_2.17}; empty for a file that is linked statically. */
  Set<String> versions() {
    Set<String> versions = new TreeSet<>();
    int sections = Short.toUnsignedInt(file.getShort(60));
    for (int i = 0; i < sections; i++) {
      int header = header(i);
      if (file.getInt(header + 4) == VERSIONS_NEEDED) {
        read(header, versions);
      }
    }
    return versions;
  }

  private void read(int header, Set<String> versions) {
    int strings = offset(header(file.getInt(header + 40)));
    int need = offset(header);
    for (int libraries = file.getInt(header + 44); libraries > 0; libraries--) {
      int version = need + file.getInt(need + 8);
      for (int count = Short.toUnsignedInt(file.getShort(need + 2)); count > 0; count--) {
        versions.add(text(strings + file.getInt(version + 8)));
        version += file.getInt(version + 12);
      }
      need += file.getInt(need + 12);
    }
  }

  private int header(int section) {
    return (int) file.getLong(40) + section * Short.toUnsignedInt(file.getShort(58));
  }

  private int offset(int header) {
    return (int) file.getLong(header + 24);
  }

  private String text(int start) {
    int end = start;
    while (file.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - start];
    file.get(start, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
