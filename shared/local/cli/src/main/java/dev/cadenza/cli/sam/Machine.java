package dev.cadenza.cli.sam;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Properties of this machine for containers and SAM. */
public final class Machine {
  /** The interface of Docker's default network. */
  private static final String BRIDGE = "docker0";

  private Machine() {}

  /**
   * The address of this machine for containers of Docker's default network; empty without Docker.
   */
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

  /** The processor architecture, as in Lambda and template.yaml. */
  public static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }
}
