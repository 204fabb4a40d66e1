package dev.cadenza.models.catalog;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.PackageName;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A source of a file of a model. */
public sealed interface Source {
  /**
   * The model's public site.
   *
   * @param address over HTTPS; a file with the extension {@code .gz} is uncompressed
   * @param part the required field of a JSON file, if not the whole file is required
   */
  record Home(URI address, Optional<String> part) implements Source {
    public Home {
      requireNonNull(address, "address");
      requireNonNull(part, "part");
      if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
        throw new IllegalArgumentException("not over HTTPS: " + address);
      }
    }

    private static boolean isLoopback(URI address) {
      return InetAddress.getLoopbackAddress().getHostAddress().equals(address.getHost());
    }

    public boolean packed() {
      return address.getPath().endsWith(".gz");
    }

    /** The name of the file at the site. */
    public String fileName() {
      String path = address.getPath();
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Files of packages, which are joined in this order. */
  record Members(List<Member> parts) implements Source {
    public Members {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("no parts");
      }
    }
  }

  /**
   * A file in a package.
   *
   * @param path its name in the package
   */
  record Member(PackageName from, String path) {
    public Member {
      requireNonNull(from, "from");
      requireNonNull(path, "path");
    }
  }
}
