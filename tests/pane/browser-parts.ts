import { TextDecoder, TextEncoder } from "node:util";

/**
 * What jsdom leaves out of a browser: text encodings and sizes. What scrolls is as large as the pane, what stands in it as large as a button.
 *
 * Import first in every test of the pane.
 */
const SIZES = { clientWidth: 350, clientHeight: 600, offsetWidth: 60, offsetHeight: 30 };

class SizesNeverChange implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, { TextDecoder, TextEncoder });
globalThis.ResizeObserver = SizesNeverChange;
for (const [name, pixels] of Object.entries(SIZES)) {
  Object.defineProperty(name.startsWith("client") ? Element.prototype : HTMLElement.prototype, name, { configurable: true, get: () => pixels });
}
Element.prototype.scrollIntoView = function scrollIntoView(): void {};
Element.prototype.scrollTo = function scrollTo(): void {};
