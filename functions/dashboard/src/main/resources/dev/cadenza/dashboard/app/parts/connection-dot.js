import { html } from 'lit';
import { Element } from './element.js';
import { live } from '../live.js';

const WORDS = {
  off: ['', ''],
  live: ['Live', 'Changes appear as they happen.'],
  reconnecting: ['Reconnecting', 'Connection lost. Reconnecting; no update is lost.'],
  polling: ['Polling', 'No live connection. Jobs are updated every few seconds.'],
  offline: ['Offline', 'Cadenza is not reachable. The page may be outdated. The connection is retried every few seconds.'],
};

/** The state of the live connection. */
class ConnectionDot extends Element {
  connectedCallback() {
    super.connectedCallback();
    this.listen(live, 'state', () => this.requestUpdate());
  }

  render() {
    const [word, sentence] = WORDS[live.state];
    return html`<span class="connection" data-state=${live.state} title=${sentence} role="status"><i aria-hidden="true"></i>${word}</span>`;
  }
}

customElements.define('connection-dot', ConnectionDot);
