package dev.cadenza.testing;

import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cloned voices in memory. */
public final class TestingVoices implements ClonedVoices {
  private final Map<String, ClonedVoice> voices = new ConcurrentHashMap<>();

  @Override
  public List<ClonedVoice> of(String owner) {
    return voices.values().stream()
        .filter(voice -> voice.owner().equals(owner))
        .sorted(Comparator.comparing(ClonedVoice::id).reversed())
        .toList();
  }

  @Override
  public Optional<ClonedVoice> find(String id) {
    return Optional.ofNullable(voices.get(id));
  }

  @Override
  public void keep(ClonedVoice voice) {
    voices.put(voice.id(), voice);
  }

  @Override
  public void delete(String id) {
    voices.remove(id);
  }
}
