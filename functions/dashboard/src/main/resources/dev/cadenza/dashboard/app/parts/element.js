import { LitElement } from 'lit';

/**
 * The base class of all elements: rendered without a shadow root, so that one set of styles,
 * labels and headings applies to all.
 */
export class Element extends LitElement {
  #endings = [];

  createRenderRoot() {
    return this;
  }

  /**
   * Listens while the element is in the page.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   * @param {boolean} [capture] before the event reaches its target
   */
  listen(target, type, listener, capture = false) {
    target.addEventListener(type, listener, capture);
    this.#endings.push(() => target.removeEventListener(type, listener, capture));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#endings.splice(0).forEach((end) => end());
  }

  /** Dispatches a bubbling event. */
  say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
