package dev.cadenza.models.fetch;

/** Installs a program that fetches packages, if permitted. */
@FunctionalInterface
public interface ClientProvider {
  /** Installs nothing. */
  ClientProvider NONE = client -> false;

  /** Whether the program can be used now. Called once for each program. */
  boolean install(PackageClient client) throws InterruptedException;
}
