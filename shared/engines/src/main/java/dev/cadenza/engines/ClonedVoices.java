package dev.cadenza.engines;

import java.util.List;
import java.util.Optional;

/** Where cloned voices are kept. */
public interface ClonedVoices {
  /** Where nobody has any, and none can be kept. */
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
          throw new UnsupportedOperationException("No voices are kept here.");
        }

        @Override
        public void delete(String id) {}
      };

  /** An owner's voices, the newest first. */
  List<ClonedVoice> of(String owner);

  /**
   * Anybody's voice: whose it is is for the caller to look at.
   *
   * @param id what follows the slash
   */
  Optional<ClonedVoice> find(String id);

  /** Keeps a voice, in place of one with the same id. */
  void keep(ClonedVoice voice);

  /** Forgets a voice, if it is there. */
  void delete(String id);
}
