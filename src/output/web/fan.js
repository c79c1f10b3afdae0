// Small multiples: a panel for each organisation and profession, in it a median line for each alternative that is
// switched on, and bands of 50 and 80% for the first and the last of these. A value is read off by pointer, or by the
// arrow keys: a panel is a slider over the years.
import {areaY, axisX, axisY, dot, gridY, lineY, ruleX, ruleY} from "@observablehq/plot";
import {drawn, element, numbers, roomFor, short, svgElement, tickNumbers} from "./marks.js";

const dashes = ["none", "7 3", "2 3", "9 3 2 3", "14 4", "5 2 1 2 1 2", "1 2", "12 3 5 3"];
// Panels of organisations whose values reach less than half of the largest have a scale of their own, and so on.
const apart = 2;

export function fanChart(spec, page, mount) {
  const {words} = page;
  const format = numbers(page.language, spec.decimals);
  const ticks = tickNumbers(page.language);
  const place = new Map(page.alternatives.map((one, i) => [one.id, i]));
  const name = new Map(page.alternatives.map(one => [one.id, one.name]));
  for (const panel of spec.panels)
    for (const {alternative} of panel.series)
      if (!place.has(alternative)) {
        place.set(alternative, place.size);
        name.set(alternative, alternative);
      }

  // The first and the last bear the bands, so they have the two colours that lie over one another best.
  const last = place.size - 1;
  const look = id => {
    const at = place.get(id);
    return (at === 0 ? 0 : at === last ? 1 : at + 1) % dashes.length;
  };
  const colour = id => `var(--a${look(id)})`;
  const dash = id => dashes[look(id)];

  const legend = element("ul", "legend");
  const note = element("p", "note");
  const grid = element("div", "panels");
  mount.append(legend, note, grid);
  const panels = spec.panels.map(panel => makePanel(panel));
  grid.classList.toggle("single", panels.length === 1);
  const shared = {on: [], banded: []};

  function makePanel(panel) {
    const node = element("div", "panel");
    const title = element("p", "panel-title", panel.title);
    const plot = element("div", "plot");
    const readout = element("div", "readout");
    readout.hidden = true;
    readout.setAttribute("aria-hidden", "true");  // the slider says the same
    plot.tabIndex = 0;
    const {years} = spec;
    const attributes = {role: "slider", "aria-valuemin": years[0], "aria-valuemax": years[years.length - 1],
                        "aria-valuenow": years[years.length - 1],
                        "aria-label": `${spec.title}, ${spec.unit}: ${panel.title}. ${words.keys}`};
    for (const [key, value] of Object.entries(attributes)) plot.setAttribute(key, value);
    node.append(title, plot, readout);
    grid.append(node);
    const one = {panel, node, plot, readout, at: years.length - 1, reading: false, svg: null, domain: [0, 1]};
    listen(one);
    return one;
  }

  function seriesOn(panel) { return panel.series.filter(({alternative}) => shared.on.includes(alternative)); }

  function lineOf({alternative, fan}, i) {
    const [q10, q25, q50, q75, q90] = fan.map(values => format(values[i]));
    return {name: name.get(alternative), median: q50,
            intervals: `(80%: ${q10} ${words.to} ${q90}; 50%: ${q25} ${words.to} ${q75})`};
  }

  function speak(one) {
    const year = spec.years[one.at];
    const lines = seriesOn(one.panel).map(series => lineOf(series, one.at));
    one.plot.setAttribute("aria-valuenow", year);
    one.plot.setAttribute("aria-valuetext", [year, ...lines.map(({name, median, intervals}) =>
      `${name}: ${median} ${intervals}`)].join(" · "));
    if (!one.reading) return;
    one.readout.replaceChildren(element("p", "year", `${year}, ${spec.unit}`));
    for (const {name, median, intervals} of lines) {
      const line = element("p");
      line.append(`${name}: `, element("strong", "", median), ` ${intervals}`);
      one.readout.append(line);
    }
  }

  // A rule at the year and a ring around each median.
  function point(one) {
    one.svg?.querySelector(".pointed")?.remove();
    one.readout.hidden = !one.reading;
    if (!one.reading || !one.svg) return;
    const x = one.svg.scale("x"), y = one.svg.scale("y");
    const group = svgElement("g", {class: "pointed"});
    const at = x.apply(spec.years[one.at]);
    group.append(svgElement("line", {x1: at, x2: at, y1: y.range[0], y2: y.range[1]}));
    for (const {alternative, fan} of seriesOn(one.panel))
      if (fan[2][one.at] !== null)
        group.append(svgElement("circle", {cx: at, cy: y.apply(fan[2][one.at]), r: 4, stroke: colour(alternative)}));
    one.svg.append(group);
  }

  function read(one, at) {
    one.at = Math.min(Math.max(at, 0), spec.years.length - 1);
    one.reading = true;
    speak(one);
    point(one);
  }

  function leave(one) {
    one.reading = false;
    point(one);
  }

  function listen(one) {
    const {plot} = one;
    const last = spec.years.length - 1;
    const steps = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -last, PageUp: last, Home: -last, End: last};
    plot.addEventListener("keydown", event => {
      if (event.key === "Escape") leave(one);
      if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      read(one, one.at + steps[event.key]);
    });
    plot.addEventListener("focus", () => { if (plot.matches(":focus-visible")) read(one, one.at); });
    plot.addEventListener("blur", () => leave(one));
    plot.addEventListener("pointerleave", () => { if (document.activeElement !== plot) leave(one); });
    for (const kind of ["pointermove", "pointerdown"])
      plot.addEventListener(kind, event => {
        if (!one.svg) return;
        const box = one.svg.getBoundingClientRect();
        const x = (event.clientX - box.left) * one.svg.viewBox.baseVal.width / box.width;
        const wanted = one.svg.scale("x").invert(x);
        const away = spec.years.map(year => Math.abs(year - wanted));
        read(one, away.indexOf(Math.min(...away)));
      });
  }

  function lay(scales) {
    legend.replaceChildren();
    for (const alternative of shared.on) {
      const item = element("li");
      const swatch = svgElement("svg", {width: 34, height: 12, "aria-hidden": "true"});
      swatch.append(svgElement("line", {x1: 1, x2: 33, y1: 6, y2: 6, stroke: colour(alternative), "stroke-width": 2.5,
                                        "stroke-dasharray": dash(alternative)}));
      item.append(swatch, element("span", "", name.get(alternative)));
      legend.append(item);
    }
    const banded = shared.banded.map(id => name.get(id)).join(` ${words.and} `);
    note.textContent = banded ? `${words.bands} ${banded}.${scales ? ` ${words.scales}` : ""}` : words.none;
  }

  // From the lowest to the highest that is drawn in these panels, and zero.
  function ends(some) {
    let low = 0, high = 0;
    for (const {panel} of some)
      for (const {alternative, fan} of seriesOn(panel))
        for (const quantile of shared.banded.includes(alternative) ? [0, 4] : [2])
          for (const value of fan[quantile])
            if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [low, high];
  }

  // One scale for the panels of an organisation and of those about as large; answers whether there is more than one.
  function scale(shown) {
    const organisations = new Map();
    for (const one of shown) {
      const id = one.panel.organisation ?? "";
      organisations.set(id, [...(organisations.get(id) ?? []), one]);
    }
    const reach = some => Math.max(...ends(some).map(Math.abs));
    const left = [...organisations.values()].map(some => ({some, reach: reach(some)})).sort((a, b) => b.reach - a.reach);
    let scales = 0;
    while (left.length > 0) {
      const until = left.findIndex(one => one.reach * apart < left[0].reach);
      const together = left.splice(0, until < 0 ? left.length : until).flatMap(one => one.some);
      const [low, high] = ends(together);
      const pad = 0.03 * (high - low) || 0.5;
      for (const one of together) one.domain = [low < 0 ? low - pad : 0, high > 0 || low === 0 ? high + pad : 0];
      ++scales;
    }
    return scales > 1;
  }

  function marksOf({panel}) {
    const marks = [gridY({ticks: 5, stroke: "var(--line)", strokeOpacity: 1}), ruleY([0], {stroke: "var(--ink)"})];
    const rows = ({fan}) => spec.years.map((year, i) => ({year, q: fan.map(values => values[i] ?? NaN)}));
    const series = seriesOn(panel);
    const single = spec.years.length === 1;
    for (const one of series.filter(({alternative}) => shared.banded.includes(alternative)))
      for (const [from, to, opacity] of [[0, 4, 0.16], [1, 3, 0.26]]) {
        const paint = colour(one.alternative);
        const ends = {x: "year", y1: row => row.q[from], y2: row => row.q[to]};
        marks.push(single ? ruleX(rows(one), {...ends, stroke: paint, strokeOpacity: opacity, strokeWidth: 16})
                          : areaY(rows(one), {...ends, fill: paint, fillOpacity: opacity}));
      }
    for (const one of series) {
      const ends = {x: "year", y: row => row.q[2]};
      const paint = colour(one.alternative);
      marks.push(single ? dot(rows(one), {...ends, fill: paint, r: 4})
                        : lineY(rows(one), {...ends, stroke: paint, strokeWidth: 2, strokeDasharray: dash(one.alternative)}));
    }
    return marks;
  }

  function draw(one, print) {
    const single = panels.length === 1;
    const width = print ? (single ? 460 : 224) : Math.round(one.plot.clientWidth) || 340;
    const height = width * (single ? 0.45 : print ? 0.8 : 0.625);
    const {years} = spec;
    const [first, last] = [years[0], years[years.length - 1]];
    const step = Math.ceil(years.length / Math.max(2, Math.floor((width - 60) / 48)));
    const axis = {color: "var(--ink)", tickSize: 0};
    one.svg = drawn({
      width, height: Math.round(height), marginTop: 28, marginRight: 18, marginBottom: 38,
      marginLeft: roomFor([ticks(Math.round(one.domain[1] * 10) / 10), ticks(Math.round(one.domain[0] * 10) / 10)]),
      x: {domain: first === last ? [first - 1, first + 1] : [first, last]},
      y: {domain: one.domain},
      marks: [
        ...marksOf(one),
        axisX(years.filter((_, i) => i % step === 0), {...axis, tickFormat: String, label: words.year, labelArrow: "none"}),
        axisY({...axis, ticks: 5, tickFormat: ticks, label: short(spec.unit), labelArrow: "none"})
      ]
    });
    one.plot.replaceChildren(one.svg);
    speak(one);
    point(one);
  }

  return {
    /// Which panels are shown and what they hold; they are drawn when they are looked at.
    choose(state) {
      shared.on = [...place.keys()].filter(id => state.on(id) && spec.panels.some(p => p.series.some(s => s.alternative === id)));
      shared.banded = [...new Set([shared.on[0], shared.on[shared.on.length - 1]])].filter(id => id !== undefined);
      const shown = panels.filter(({panel, node}) => !(node.hidden = !state.about(panel)));
      lay(scale(shown));
    },
    pieces: panels.map(one => ({node: one.node, draw: print => draw(one, print)}))
  };
}
