import { html } from 'lit';
import { Element } from './element.js';
import { live } from '../live.js';

const WORDS = {
  off: ['', ''],
  live: ['Live', 'Changes appear as they happen.'],
  reconnecting: ['Reconnecting', 'The connection broke. It is being made again; nothing is missed.'],
  polling: ['Polling', 'There is no live connection. Jobs are asked for every few seconds.'],
  offline: ['Offline', 'Cadenza cannot be reached. What is shown may be old. It is tried again every few seconds.'],
};

/** Whether changes come by themselves. */
class ConnectionDot extends Element {
  connectedCallback() {
    super.connectedCallback();
    this.hear(live, 'state', () => this.requestUpdate());
  }

  render() {
    const [word, sentence] = WORDS[live.state];
    return html`<span class="connection" data-state=${live.state} title=${sentence} role="status"><i aria-hidden="true"></i>${word}</span>`;
  }
}

customElements.define('connection-dot', ConnectionDot);
