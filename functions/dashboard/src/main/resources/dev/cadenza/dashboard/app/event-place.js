/** Where to continue in the events of an account after a lost connection. */
export class EventPlace {
  /** All events up to this cursor have been received; null if it is unknown. */
  cursor = null;
  /** The cursor of the last frame, while missed events are still being sent. */
  #ahead = null;
  /** Whether all missed events were received and new ones are pushed. */
  #complete = false;

  forget() {
    this.cursor = this.#ahead = null;
    this.#complete = false;
  }

  /** A new connection requests the missed events. */
  begin() {
    this.#ahead = null;
    this.#complete = false;
  }

  /**
   * New events arrive between the missed ones, with a higher cursor. If the connection is lost during that, the rest
   * is still missing: until all missed events have arrived, the cursor follows only those marked as replayed.
   */
  reach(frame) {
    if (this.#complete) {
      this.cursor = frame.cursor;
      return;
    }
    this.#ahead = frame.cursor;
    if (frame.replayed && frame.cursor > this.cursor) this.cursor = frame.cursor;
  }

  /**
   * All missed events have arrived.
   *
   * @param {string} start where the subscription began
   * @returns {boolean} whether there were events before
   */
  complete(start) {
    const resumed = Boolean(this.cursor);
    this.cursor = resumed ? (this.#ahead ?? this.cursor) : start;
    this.#complete = true;
    return resumed;
  }
}
