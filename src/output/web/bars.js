// Horizontal bars, stacked of parts from zero. The label is text of the page, so that it wraps and prints; each bar is a
// drawing of its own on one scale.
import {axisX, barX, gridX, ruleX, text} from "@observablehq/plot";
import {drawn, element, numbers, short, svgElement, tickNumbers} from "./marks.js";

const hatches = 8;
let charts = 0;

/// Lines over the colour, another slope or distance for each part.
function pattern(id, kind) {
  const [width, angle] = [[0, 0], [6, 45], [6, -45], [5, 90], [5, 0], [10, 45], [10, -45], [9, 90]][kind];
  const node = svgElement("pattern", {id, width: width || 8, height: width || 8, patternUnits: "userSpaceOnUse",
                                      patternTransform: `rotate(${angle})`});
  node.append(svgElement("rect", {width: width || 8, height: width || 8, fill: `var(--p${kind})`}));
  if (width) node.append(svgElement("line", {x1: 0, x2: 0, y1: 0, y2: width, stroke: "var(--hatch)", "stroke-width": 2}));
  return node;
}

export function barChart(spec, page, mount) {
  const {words} = page;
  const format = numbers(page.language, spec.decimals);
  const ticks = tickNumbers(page.language);
  const family = `hatch${charts++}-`;
  const kind = part => part % hatches;

  // The patterns stand once, in a drawing of no size; what is not rendered lends no patterns.
  const defs = svgElement("svg", {class: "defs", width: 0, height: 0, "aria-hidden": "true"});
  const legend = element("ul", "legend");
  spec.parts.forEach((name, part) => {
    if (part < hatches) defs.append(pattern(family + part, part));
    const item = element("li");
    const swatch = svgElement("svg", {width: 22, height: 14, "aria-hidden": "true"});
    swatch.append(svgElement("rect", {width: 22, height: 14, fill: `url(#${family}${kind(part)})`}));
    item.append(swatch, element("span", "", name));
    legend.append(item);
  });
  const list = element("div", "bars");
  mount.append(defs, legend, list);

  /// From zero to the right, the negative ones to the left.
  const stacked = bar => {
    let right = 0, left = 0;
    return bar.parts.map((value, part) => {
      const from = value < 0 ? left : right;
      if (value < 0) left += value; else right += value ?? 0;
      return {part, value: value ?? 0, x1: from, x2: from + (value ?? 0)};
    });
  };
  const bars = spec.bars.map(bar => {
    const node = element("div", "bar");
    const plot = element("div", "bar-plot");
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", `${bar.label}: ${bar.parts.map((value, i) =>
      `${spec.parts[i]} ${value === null ? "–" : format(value)}`).join(", ")} (${spec.unit})`);
    node.append(element("p", "bar-label", bar.label), plot);
    list.append(node);
    return {bar, node, plot, pieces: stacked(bar)};
  });
  const foot = element("div", "bar axis");
  const axis = element("div", "bar-plot");
  foot.append(element("p", "bar-label", ""), axis);
  list.append(foot);
  let domain = [0, 1];

  const widthOf = (plot, print) => print ? 500 : Math.round(plot.clientWidth) || 340;
  const frame = width => ({width, marginLeft: 16, marginRight: 16, x: {domain, axis: null}});
  const lines = width => Math.max(3, Math.floor(width / 90));

  function drawBar({plot, pieces}, print) {
    const width = widthOf(plot, print);
    const pixels = (width - 32) / (domain[1] - domain[0]);
    const shown = pieces.filter(({value}) => value !== 0);
    const label = ({value}) => format(value);
    const fits = shown.filter(one => Math.abs(one.value) * pixels > 7 * label(one).length + 6);
    plot.replaceChildren(drawn({
      ...frame(width), height: 30, marginTop: 0, marginBottom: 0,
      marks: [
        gridX({ticks: lines(width), stroke: "var(--line)", strokeOpacity: 1}),
        barX(shown, {x1: "x1", x2: "x2", fill: ({part}) => `url(#${family}${kind(part)})`, stroke: "var(--paper)",
                     insetTop: 4, insetBottom: 4, title: one => `${spec.parts[one.part]}: ${label(one)} ${spec.unit}`}),
        text(fits, {x: ({x1, x2}) => (x1 + x2) / 2, text: label, fill: "var(--on-part)", stroke: ({part}) => `var(--p${kind(part)})`,
                    strokeWidth: 5, fontWeight: 600}),
        ruleX([0], {stroke: "var(--ink)"})
      ],
      color: {type: "identity"}
    }));
  }

  function drawAxis(print) {
    const width = widthOf(axis, print);
    axis.replaceChildren(drawn({
      ...frame(width), height: 40, marginTop: 0, marginBottom: 38,
      marks: [axisX({ticks: lines(width), color: "var(--ink)", tickFormat: ticks, label: short(spec.unit), labelArrow: "none"})]
    }));
  }

  return {
    choose(state) {
      const shown = bars.filter(({bar, node}) => !(node.hidden = !(state.about(bar) && state.on(bar.alternative))));
      const ends = shown.flatMap(({pieces}) => pieces.map(({x2}) => x2));
      const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
      const pad = 0.02 * (high - low) || 0.5;
      domain = [low < 0 ? low - pad : 0, high > 0 || low === 0 ? high + pad : 0];
      foot.hidden = shown.length === 0;
    },
    pieces: [...bars.map(one => ({node: one.node, draw: print => drawBar(one, print)})), {node: foot, draw: drawAxis}]
  };
}
