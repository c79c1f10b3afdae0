// A page of a report in Debian's Chromium: the network off, every complaint kept.
import {accessSync, constants, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

function onPath(name) {
  for (const folder of process.env.PATH.split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch { /* not in this folder */ }
  }
  throw new Error(`${name} is not installed`);
}

export const browser = () => chromium.launch({executablePath: onPath("chromium"), args: ["--disable-gpu"]});

/// Opens a file; `complaints` gets every error of its console and every request but for the file itself.
export async function opened(chrome, file, {width, height = 900, scheme = "light", script = true}) {
  const context = await chrome.newContext({viewport: {width, height}, colorScheme: scheme, javaScriptEnabled: script, offline: true});
  const page = await context.newPage();
  const address = pathToFileURL(path.resolve(file)).href;
  const complaints = [];
  page.on("console", message => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("request", request => { if (request.url() !== address) complaints.push(`asks for ${request.url()}`); });
  page.on("dialog", dialog => { complaints.push(`says ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address);
  return {context, page, complaints};
}

/// Every table open, everything drawn: what comes near the window is, so the page is gone through.
export const unfold = page => page.evaluate(async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) {
    scrollTo(0, at);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
  }
  scrollTo(0, 0);
});

/// What axe-core finds wrong, a line each. It is evaluated from outside: the page allows no script but its own.
export async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    return violations.map(({id, help, nodes}) => `${id}: ${help} (${nodes.length}×, ${nodes[0].html.slice(0, 160)}; ${nodes[0].failureSummary})`);
  });
}

/// Elements that stick out of the window, or texts cut off by their own box; what scrolls by itself is let be.
export const sticksOut = page => page.evaluate(() => {
  const wide = document.documentElement.clientWidth;
  const out = [];
  if (document.documentElement.scrollWidth > wide) out.push(`the page is ${document.documentElement.scrollWidth} wide in ${wide}`);
  for (const node of document.querySelectorAll("body *")) {
    if (node.closest(".wide table, [hidden], .defs")) continue;
    const box = node.getBoundingClientRect();
    if (box.width > 0 && box.height > 0 && (box.right > wide + 1 || box.left < -1))
      out.push(`${node.nodeName} ${node.getAttribute("class") ?? ""} ${Math.round(box.left)}..${Math.round(box.right)}: ${node.textContent.slice(0, 40)}`);
  }
  return out.slice(0, 8);
});
