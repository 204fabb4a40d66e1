import { LitElement } from 'lit';

/**
 * What all elements of the application are: drawn into the page itself, so that one set of styles,
 * labels and headings holds for everything.
 */
export class Element extends LitElement {
  #endings = [];

  createRenderRoot() {
    return this;
  }

  /**
   * Listens as long as the element is in the page.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   * @param {boolean} [capture] before the event reaches its target
   */
  hear(target, type, listener, capture = false) {
    target.addEventListener(type, listener, capture);
    this.#endings.push(() => target.removeEventListener(type, listener, capture));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#endings.splice(0).forEach((end) => end());
  }

  /** Tells those above of something that happened here. */
  say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
