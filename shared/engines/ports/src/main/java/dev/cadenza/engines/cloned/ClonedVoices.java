package dev.cadenza.engines.cloned;

import java.util.List;
import java.util.Optional;

/** The store of cloned voices. */
public interface ClonedVoices {
  /** An empty, read-only store. */
  ClonedVoices NONE =
      new ClonedVoices() {
        @Override
        public List<ClonedVoice> of(String owner) {
          return List.of();
        }

        @Override
        public Optional<ClonedVoice> find(String id) {
          return Optional.empty();
        }

        @Override
        public void keep(ClonedVoice voice) {
          throw new UnsupportedOperationException("Cloned voices are not supported here.");
        }

        @Override
        public void delete(String id) {}
      };

  /** A user's voices, the newest first. */
  List<ClonedVoice> of(String owner);

  /**
   * A voice of any owner: the caller must check the owner.
   *
   * @param id the part after the slash
   */
  Optional<ClonedVoice> find(String id);

  /** Stores a voice, in place of one with the same id. */
  void keep(ClonedVoice voice);

  /** Deletes a voice, if it exists. */
  void delete(String id);
}
