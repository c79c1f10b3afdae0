// What both kinds of chart share: numbers in the page's language, and an SVG without the style that Plot puts into it.
import {plot} from "@observablehq/plot";

/// Small elements of HTML: their class and text; never HTML from a text.
export function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const svgNames = "http://www.w3.org/2000/svg";

export function svgElement(name, attributes) {
  const node = document.createElementNS(svgNames, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/// Halves go to the even digit, as they do in the tables that the program writes.
export function numbers(language, decimals) {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals, roundingMode: "halfEven", signDisplay: "negative"
  });
  return value => format.format(value).replace("-", "−");
}

/// For an axis: no more decimals than its steps need.
export function tickNumbers(language) {
  const format = new Intl.NumberFormat(language, {maximumFractionDigits: 3, signDisplay: "negative"});
  return value => format.format(value).replace("-", "−");
}

/// The page's own style has the rules of the element that is taken out here: the page allows no other style.
export function drawn(options) {
  const svg = plot({className: "spp-plot", ...options});
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/// Room at the left for the longest of these, in pixels of a 12 pixel type.
export function roomFor(texts) {
  return 14 + 7 * Math.max(1, ...texts.map(text => text.length));
}

/// A unit on an axis, where no line breaks.
export const short = text => text.length > 28 ? `${text.slice(0, 27)}…` : text;
