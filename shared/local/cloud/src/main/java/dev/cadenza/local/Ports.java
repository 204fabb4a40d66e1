package dev.cadenza.local;

import dev.cadenza.local.template.spec.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports before the start: the variables of functions contain all of them, and the
 * emulators start in parallel.
 */
final class Ports {
  /**
   * Below the ephemeral ports of systems: a free port must still be free when its server starts.
   */
  private static final int FIRST = 15_000;

  private static final int LAST = 32_000;
  private static final int TRIES = 100;

  private Ports() {}

  static Addresses free(int gateway) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int front = gateway == 0 ? any(held) : hold(held, gateway);
      return new Addresses(front, any(held), any(held), any(held), any(held));
    } catch (IOException taken) {
      throw new IllegalStateException("port " + gateway + " is in use", taken);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /** Random, so that two platforms that start at the same time find different ones. */
  private static int any(List<ServerSocket> held) throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      OptionalInt port = tryHold(held, ThreadLocalRandom.current().nextInt(FIRST, LAST));
      if (port.isPresent()) {
        return port.getAsInt();
      }
    }
    return hold(held, 0);
  }

  private static OptionalInt tryHold(List<ServerSocket> held, int port) {
    try {
      return OptionalInt.of(hold(held, port));
    } catch (IOException taken) {
      return OptionalInt.empty();
    }
  }

  private static int hold(List<ServerSocket> held, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    held.add(socket);
    // With the same options as the servers: a port in TIME_WAIT is free.
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket.getLocalPort();
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
