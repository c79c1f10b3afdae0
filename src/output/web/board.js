// What a page of the report can do: draw its charts from the figures that it holds as JSON, and leave out what a reader
// switches off. Nothing is computed here but places on a scale, and no word stands here that a reader sees.
import {barChart} from "./bars.js";
import {fanChart} from "./fan.js";

const page = JSON.parse(document.getElementById("figures").textContent);
const charts = page.charts.map((spec, i) => {
  const mount = document.querySelector(`[data-chart="${i}"]`);
  return {mount, ...(spec.kind === "fan" ? fanChart : barChart)(spec, page, mount)};
});

// ---- what is chosen
const controls = document.getElementById("controls");
const boxes = [...controls.querySelectorAll("input[type=checkbox]")];
const chosen = what => controls.querySelector(`select[name=${what}]`)?.value ?? "";
const state = {
  on: alternative => !boxes.some(box => box.value === alternative && !box.checked),
  about: subject => ["organisation", "profession"].every(what =>
    !subject[what] || !chosen(what) || subject[what] === chosen(what))
};

// ---- drawing: a piece is drawn when it comes near the window, and anew when what it shows or its width changed
let printing = false;
const pieces = charts.flatMap(chart => chart.pieces.map(piece => ({...piece, stale: true, near: false})));
const piece = new Map(pieces.map(one => [one.node, one]));
function draw(one) {
  if (!one.stale || one.node.hidden || printing) return;
  one.stale = false;
  one.draw(false);
}
const watcher = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const one = piece.get(entry.target);
    one.near = entry.isIntersecting;
    if (one.near) draw(one);
  }
}, {rootMargin: "400px"});
function redraw() {
  for (const one of pieces) one.stale = true;
  for (const one of pieces) if (one.near) draw(one);
}
let width = document.documentElement.clientWidth;
addEventListener("resize", () => {
  if (width !== document.documentElement.clientWidth) redraw();
  width = document.documentElement.clientWidth;
});

function choose() {
  for (const chart of charts) chart.choose(state);
  for (const row of document.querySelectorAll("tr[data-of]"))
    row.hidden = !(state.on(row.dataset.alternative) && state.about(row.dataset));
  document.getElementById("chosen").hidden = boxes.every(box => box.checked) && !chosen("organisation") && !chosen("profession");
  redraw();
}

// ---- print: every table open, everything drawn for the width that it has on A4
let opened = [];
addEventListener("beforeprint", () => {
  printing = true;
  for (const one of pieces) if (!one.node.hidden) one.draw(true);
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  printing = false;
  for (const details of opened) details.open = false;
  redraw();
});

// What is reached by keyboard must not hide under the bar that stays.
function clear() {
  const sticky = getComputedStyle(controls).position === "sticky";
  document.documentElement.style.setProperty("scroll-padding-top", sticky ? `${controls.offsetHeight + 8}px` : "0px");
}

controls.hidden = boxes.length === 0 && controls.querySelector("select") === null;
controls.addEventListener("change", choose);
choose();
for (const one of pieces) watcher.observe(one.node);
clear();
new ResizeObserver(clear).observe(controls);
