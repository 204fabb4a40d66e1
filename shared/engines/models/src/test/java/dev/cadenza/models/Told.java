package dev.cadenza.models;

import java.util.ArrayList;
import java.util.List;

/** Keeps what an installation tells. */
final class Told implements InstallListener {
  final List<String> notes = new ArrayList<>();
  final List<String> downloads = new ArrayList<>();

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public Bar start(String task, long bytes) {
    downloads.add(task);
    return InstallListener.NONE.start(task, bytes);
  }
}
