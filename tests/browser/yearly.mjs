// The quantiles of yearly.csv, to hold a page's figures against.
import {readFileSync} from "node:fs";

/// A line of CSV as the program writes it: quotes around what needs them.
function cells(line) {
  const out = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) out.push(quoted?.replaceAll('""', '"') ?? plain);
  return out;
}

export function yearlyFigures(file) {
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n").map(cells);
  const column = new Map(head.map((name, i) => [name, i]));
  const quantiles = ["q10", "q25", "q50", "q75", "q90"].map(name => column.get(name));
  const rows = new Map(), measures = new Set();
  const regions = new Set(lines.map(line => line[column.get("region")]));
  const key = (...parts) => parts.join("\u0000");
  for (const line of lines) {
    const at = name => line[column.get(name)];
    measures.add(at("measure"));
    const values = quantiles.map(i => Number(line[i]));
    const put = organisation => rows.set(key(at("alternative"), at("year"), organisation, at("profession"), at("measure")), values);
    if (at("organisation") === "*") put(`region:${at("region")}`);
    if (at("organisation") !== "*" || at("region") === "*" || !regions.has("*")) put(at("organisation"));
  }
  const found = (alternative, year, panel, measure) =>
    rows.get(key(alternative, year, panel.organisation || "*", panel.profession || "*", measure));
  /// As good as equal: the page has seven digits.
  const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

  return {
    /// The measure whose quantiles are all that the chart holds, or null.
    measureOf(chart) {
      for (const measure of measures) {
        const same = chart.panels.every(panel => panel.series.every(({alternative, fan}) => chart.years.every((year, i) => {
          const wanted = found(alternative, String(year), panel, measure);
          return wanted?.every((value, q) => fan[q][i] !== null && near(fan[q][i], value));
        })));
        if (same) return measure;
      }
      return null;
    },
    /// The sentence that the page should say of one alternative in one year.
    spoken(figures, chart, measure, panel, alternative, name, year) {
      const format = new Intl.NumberFormat(figures.language, {
        minimumFractionDigits: chart.decimals, maximumFractionDigits: chart.decimals, roundingMode: "halfEven", signDisplay: "negative"
      });
      const [q10, q25, q50, q75, q90] = found(alternative, String(year), panel, measure).map(value => format.format(value).replace("-", "−"));
      const to = figures.words.to;
      return `${name}: ${q50} (80%: ${q10} ${to} ${q90}; 50%: ${q25} ${to} ${q75})`;
    }
  };
}
