package dev.cadenza.cli.sam;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A file for {@code sam local … --env-vars}, with which functions in containers use a local
 * platform, and the relays for their connections. Both end when this is closed.
 */
public final class SamLocal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final List<Relay> relays;

  private SamLocal(Path file, List<Relay> relays) {
    this.file = file;
    this.relays = relays;
  }

  /**
   * @param functions of the template, with the declared variables
   * @param local all variables of functions on the running platform, by logical id; they contain
   *     the keys of the local cloud, so only the owner can read the file
   * @param address of this machine for containers
   * @param file is replaced
   * @throws UncheckedIOException when a port is in use at this address
   */
  public static SamLocal open(
      List<FunctionSpec> functions,
      Function<String, Map<String, String>> local,
      InetAddress address,
      Path file) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    Set<Integer> ports = new TreeSet<>();
    for (FunctionSpec function : functions) {
      SamVariables variables =
          new SamVariables(function.environment().keySet(), local.apply(function.id()));
      all.put(function.id(), variables.at(address.getHostAddress()));
      ports.addAll(variables.ports());
    }
    SamLocal sam = new SamLocal(file, new ArrayList<>());
    try {
      // An emulator may listen at all addresses of the machine.
      ports.stream()
          .filter(port -> !Relay.answers(address, port))
          .forEach(port -> sam.relays.add(Relay.start(address, port)));
      write(file, all);
      return sam;
    } catch (RuntimeException failure) {
      sam.close();
      throw failure;
    }
  }

  private static void write(Path file, Map<String, Map<String, String>> variables) {
    try {
      Path partial = Files.createTempFile(file.getParent(), "sam", ".part", OWNER_ONLY);
      JSON.writerWithDefaultPrettyPrinter().writeValue(partial.toFile(), variables);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
