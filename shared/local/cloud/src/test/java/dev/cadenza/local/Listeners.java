package dev.cadenza.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sockets on which processes of this machine listen, as Linux tells them. */
final class Listeners {

  private static final String LISTENING = "0A";
  private static final String IPV4_LOOPBACK = "7F";
  private static final String IPV6_LOOPBACK = "00000000000000000000000001000000";
  private static final String IPV4_IN_IPV6 = "0000000000000000FFFF0000";

  private Listeners() {}

  /**
   * The addresses of a process and its descendants that others than this machine can reach, in
   * hexadecimal digits, with their ports.
   */
  static List<String> open(ProcessHandle process) throws IOException {
    return all(process).stream().filter(address -> !isLoopback(address)).toList();
  }

  /** All addresses on which a process and its descendants listen. */
  static List<String> all(ProcessHandle process) throws IOException {
    Set<String> inodes = new HashSet<>();
    for (ProcessHandle each : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      inodes.addAll(inodes(each.pid()));
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc", Long.toString(process.pid()), "net", table);
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
        String[] columns = line.strip().split("\\s+");
        if (columns[3].equals(LISTENING) && inodes.contains(columns[9])) {
          addresses.add(columns[1]);
        }
      }
    }
    return addresses;
  }

  private static Set<String> inodes(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files.toList()) {
        String target = target(file);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  /** A descriptor may be closed while we look. */
  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  /** Linux writes each word of an address with its bytes turned round. */
  private static boolean isLoopback(String address) {
    String host = address.substring(0, address.indexOf(':'));
    return host.length() == 8
        ? host.endsWith(IPV4_LOOPBACK)
        : host.equals(IPV6_LOOPBACK)
            || (host.startsWith(IPV4_IN_IPV6) && host.endsWith(IPV4_LOOPBACK));
  }
}
