package dev.cadenza.local;

import dev.cadenza.local.template.Addresses;
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
 * Finds free ports before anything starts: the variables of the functions name them all, and the
 * emulators start at the same time.
 */
final class Ports {
  /**
   * Below the range from which systems give ports to outgoing connections: a port found free must
   * still be free when its server starts.
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
      throw new IllegalStateException("port " + gateway + " is taken", taken);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /** At random, so that two platforms that start at once do not find the same ones. */
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
    // As the servers will: a port that is only cooling down is free.
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
