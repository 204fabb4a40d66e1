package dev.cadenza.jobsapi.links;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses belong to the public internet, by the registries of IANA. */
final class PublicAddresses {
  /** Private, shared, loopback, link-local, documentation, benchmarks, multicast, reserved. */
  private static final List<Range> SPECIAL_IPV4 =
      Range.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** Elsewhere are loopback, mapped and translated IPv4, unique-local, link-local, multicast. */
  private static final Range GLOBAL_IPV6 = Range.of("2000::/3");

  /** Protocols, with Teredo; documentation; 6to4, which contains IPv4. */
  private static final List<Range> SPECIAL_IPV6 =
      Range.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  /** The JDK has made an IPv4 address of one that is mapped to IPv6. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return SPECIAL_IPV4.stream().noneMatch(range -> range.contains(bytes));
    }
    return GLOBAL_IPV6.contains(bytes)
        && SPECIAL_IPV6.stream().noneMatch(range -> range.contains(bytes));
  }

  private record Range(InetAddress start, int bits) {
    static List<Range> all(String... ranges) {
      return List.of(ranges).stream().map(Range::of).toList();
    }

    static Range of(String text) {
      String[] parts = text.split("/", 2);
      return new Range(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean contains(byte[] address) {
      byte[] first = start.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
