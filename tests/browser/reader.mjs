// node reader.mjs REPORT.html FOLDER [PICTURES]: what a member of a board does with the page, and what must hold then.
// Prints what fails; exit 1 where something did.
import {mkdirSync, readFileSync, statSync} from "node:fs";
import path from "node:path";
import {browser, opened, sticksOut, unfold, violations} from "./page.mjs";
import {yearlyFigures} from "./yearly.mjs";

const [file, folder, pictures] = process.argv.slice(2);
if (pictures) mkdirSync(pictures, {recursive: true});
let failures = 0, checks = 0;
function expect(what, found, wanted = []) {
  ++checks;
  const [f, w] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (f === w) return;
  ++failures;
  console.error(`FAILED: ${what}\n  found  ${f.slice(0, 1500)}\n  wanted ${w.slice(0, 600)}`);
}

const chrome = await browser();

// ---- size, and how long it takes until it can be read and used: the fastest of three, since a busy machine says little
expect("the page is under 2 MB", statSync(file).size < 2e6, true);
const openings = [];
for (let i = 0; i < 3; ++i) {
  const {context, page, complaints} = await opened(chrome, file, {width: 1280});
  openings.push(await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(() =>
    done(Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd)))))));
  expect("no complaint when opened", complaints);
  await context.close();
}
console.log(`opens in ${Math.min(...openings)} ms, ${Math.round(statSync(file).size / 1000)} kB`);
expect("it opens in under a second", Math.min(...openings) < 1000, true);

// ---- looks: both widths, both schemes, everything unfolded
for (const width of [1280, 390])
  for (const scheme of ["light", "dark"]) {
    const at = `at ${width}, ${scheme}`;
    const {context, page, complaints} = await opened(chrome, file, {width, scheme});
    expect(`nothing sticks out ${at}`, await sticksOut(page));
    if (pictures) await page.screenshot({path: path.join(pictures, `first-${width}-${scheme}.png`)});
    await unfold(page);
    expect(`nothing sticks out unfolded ${at}`, await sticksOut(page));
    expect(`every chart is drawn ${at}`, await page.evaluate(() =>
      [...document.querySelectorAll(".plot, .bar-plot")].filter(plot => !plot.closest("[hidden]") && !plot.querySelector("svg")).length), 0);
    expect(`axe finds nothing ${at}`, await violations(page));
    if (pictures) await page.screenshot({path: path.join(pictures, `all-${width}-${scheme}.png`), fullPage: true});
    expect(`no complaint ${at}`, complaints);
    await context.close();
  }

// ---- without a script the sentences, captions and tables remain
{
  const {context, page} = await opened(chrome, file, {width: 1280, script: false});
  expect("without a script no control is offered", await page.locator("#controls").isVisible(), false);
  expect("without a script a chart's table can be opened", await page.locator("figure").count(), await page.locator("figure details table").count());
  expect("without a script every caption is there", await page.locator("figcaption p").count(), await page.locator("figure").count());
  await context.close();
}

// ---- choices by keyboard, and values read off
const {context, page, complaints} = await opened(chrome, file, {width: 1280});
const figures = await page.evaluate(() => JSON.parse(document.getElementById("figures").textContent));
const visible = selector => page.evaluate(selector => [...document.querySelectorAll(selector)].filter(node => !node.closest("[hidden]")).length, selector);

const boxes = page.locator("#controls input[type=checkbox]");
if (await boxes.count() > 1) {
  const last = boxes.last();
  const id = await last.inputValue();
  const name = figures.alternatives.find(one => one.id === id).name;
  const rows = await page.locator(`tr[data-alternative=${JSON.stringify(id)}]`).count();
  const legends = await page.evaluate(name => [...document.querySelectorAll(".legend span")].filter(node => node.textContent === name).length, name);
  expect("the alternative stands in a legend", legends > 0, true);
  await last.focus();
  await page.keyboard.press("Space");
  expect("switched off, it leaves the legends", await page.evaluate(name =>
    [...document.querySelectorAll(".legend span")].filter(node => node.textContent === name).length, name), 0);
  expect("and its rows", await visible(`tr[data-alternative=${JSON.stringify(id)}]`), 0);
  expect("the page says that not all is shown", await page.locator("#chosen").isVisible(), true);
  await page.keyboard.press("Space");
  expect("switched on, the rows are back", await visible(`tr[data-alternative=${JSON.stringify(id)}]`), rows);
  expect("and the page says so no more", await page.locator("#chosen").isVisible(), false);
}
for (const what of ["organisation", "profession"]) {
  const select = page.locator(`#controls select[name=${what}]`);
  if (await select.count() === 0) continue;
  await select.focus();
  await page.keyboard.press("ArrowDown");
  const chosen = await select.inputValue();
  expect(`the arrow chose the first ${what}`, chosen !== "", true);
  const wanted = figures.charts.filter(chart => chart.kind === "fan").flatMap(chart => chart.panels)
    .filter(panel => !panel[what] || panel[what] === chosen).length;
  expect(`panels of another ${what} are gone`, await visible(".panel"), wanted);
  expect(`rows of another ${what} are gone`, await page.evaluate(([what, chosen]) =>
    [...document.querySelectorAll("tr[data-of]")].filter(row => row.dataset[what] && row.dataset[what] !== chosen && !row.hidden).length, [what, chosen]), 0);
  await select.focus();
  await page.keyboard.press("ArrowUp");
  expect(`all are back`, await visible(".panel"), await page.locator(".panel").count());
}

// ---- every value of every fan, read by the arrow keys, is the table's, rounded
const yearly = yearlyFigures(path.join(folder, "yearly.csv"));
let panelsBefore = 0, read = 0;
for (const chart of figures.charts.filter(one => one.kind === "fan")) {
  const measure = yearly.measureOf(chart);
  expect(`"${chart.title}" shows a measure of yearly.csv`, measure !== null, true);
  const names = new Map(figures.alternatives.map(one => [one.id, one.name]));
  for (const [i, panel] of chart.panels.entries()) {
    if (!measure || i > 3) break;
    const plot = page.locator(".panel .plot").nth(panelsBefore + i);
    await plot.focus();
    await page.keyboard.press("Home");
    for (const year of chart.years) {
      const said = await plot.getAttribute("aria-valuetext");
      const wanted = [String(year), ...panel.series.map(({alternative}) =>
        yearly.spoken(figures, chart, measure, panel, alternative, names.get(alternative), year))];
      expect(`${chart.title}, ${panel.title}, ${year}`, said, wanted.join(" · "));
      expect("the readout is in sight", await page.locator(".readout:visible").count(), 1);
      ++read;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Escape");
    expect("Escape takes the readout away", await page.locator(".readout:visible").count(), 0);
  }
  panelsBefore += chart.panels.length;
}
expect("values were read", read > 0, true);

// ---- by pointer
const first = page.locator(".panel .plot").first();
if (await first.count() > 0) {
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  await page.mouse.move(box.x + box.width - 30, box.y + box.height / 2);
  const said = await page.locator(".readout:visible .year").textContent();
  const fan = figures.charts.find(one => one.kind === "fan");
  expect("the pointer at the right reads the last year", said, `${fan.years[fan.years.length - 1]}, ${fan.unit}`);
  if (pictures) await page.screenshot({path: path.join(pictures, "readout.png")});
  await page.mouse.move(2, 2);
}

// ---- print
const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true, path: pictures && path.join(pictures, "print.pdf")});
expect("it prints", pdf.length > 20000, true);
expect("no complaint while it was used", complaints);
await context.close();
await chrome.close();

console.log(`${checks - failures} of ${checks} checks hold, ${read} points read`);
process.exit(failures === 0 ? 0 : 1);
