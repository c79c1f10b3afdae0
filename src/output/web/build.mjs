// node build.mjs OUT: the page's script as a C++ source. Run where node_modules is, by bundle.cmake.
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {build} from "esbuild";

const {outputFiles, metafile} = await build({
  entryPoints: ["board.js"], bundle: true, minify: true, format: "iife", target: ["chrome109", "firefox115", "safari16"],
  charset: "ascii", legalComments: "none", metafile: true, write: false
});
// Inside an element of HTML these would end the script or begin a comment; in a text of JavaScript they mean the same.
// So does what is left of other letters, in a regular expression.
const script = outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")
  .replace(/[^\x00-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
const carried = `/*! ${licences()} */${script}`;
const piece = 12000;
const pieces = [];
for (let at = 0; at < carried.length; at += piece) pieces.push(`R"~js~(${carried.slice(at, at + piece)})~js~"`);
writeFileSync(process.argv[2], `// Made by src/output/web/build.mjs.
#include "output/web.hpp"

namespace spp {

std::string_view web_script() {
  static constexpr char script[] =
${pieces.join("\n")};
  return {script, sizeof script - 1};
}

}  // namespace spp
`);

/// Who made what is carried, and on which terms: each text of a licence once, after those who use it.
function licences() {
  const names = new Set(Object.keys(metafile.inputs).map(file => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]));
  names.delete(undefined);
  const terms = new Map();
  for (const name of [...names].sort()) {
    const folder = `node_modules/${name}`;
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(`${folder}/${file}`, "utf8") : JSON.parse(readFileSync(`${folder}/package.json`)).license;
    const owner = text.match(/Copyright.*/)?.[0] ?? "";
    const body = text.replace(/Copyright.*/g, "").replace(/^.*ISC License|^.*MIT License.*$/m, "").replace(/\s+/g, " ").trim();
    terms.set(body, [...(terms.get(body) ?? []), `${name}: ${owner}`]);
  }
  return [...terms].map(([body, users]) => `${users.join("; ")}. ${body}`).join(" -- ").replace(/[^ -~]/g, "?").replaceAll("*/", "* /")
    .replaceAll("</script", "").replaceAll("<!--", "");
}
