package dev.cadenza.cli.sam;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** What containers and SAM need to know of this machine. */
public final class Machine {
  /** Of Docker's default network. */
  private static final String BRIDGE = "docker0";

  private Machine() {}

  /** Where containers of Docker's default network reach this machine; empty without Docker. */
  public static Optional<InetAddress> bridge() {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(BRIDGE)).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  /** The processor, as Lambda and template.yaml call it. */
  public static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }
}
