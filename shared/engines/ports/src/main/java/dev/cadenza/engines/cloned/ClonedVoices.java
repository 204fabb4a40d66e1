package dev.cadenza.engines.cloned;

import java.util.List;
import java.util.Optional;

/** Where cloned voices are kept. */
public interface ClonedVoices {
  /** An empty store without write access. */
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

  /** An owner's voices, the newest first. */
  List<ClonedVoice> of(String owner);

  /**
   * A voice of any owner: the caller must check the owner.
   *
   * @param id what follows the slash
   */
  Optional<ClonedVoice> find(String id);

  /** Keeps a voice, in place of one with the same id. */
  void keep(ClonedVoice voice);

  /** Deletes a voice, if it exists. */
  void delete(String id);
}
