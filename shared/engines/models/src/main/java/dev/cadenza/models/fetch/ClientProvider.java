package dev.cadenza.models.fetch;

/** Installs a program that fetches packages, where that is allowed. */
@FunctionalInterface
public interface ClientProvider {
  /** Installs nothing. */
  ClientProvider NONE = client -> false;

  /** Whether the program can be used now. It is asked once for each program. */
  boolean install(PackageClient client) throws InterruptedException;
}
