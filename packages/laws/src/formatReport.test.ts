import { expect, test } from "vitest";
import { smooth } from "../test/specimens.ts";
import { checkLaws } from "./checkLaws.ts";
import { formatReport, formatReportAsHtml } from "./formatReport.ts";

const broken = { ...smooth, name: "<b>&", derivative: (z: number) => 2 * smooth.derivative(z) };

test("the text has a line a law, in columns, and then a sentence for each remark", () => {
  const lines = formatReport(checkLaws(smooth)).split("\n");
  expect(lines).toHaveLength(1 + 9 + 1);
  expect(lines[0]).toMatch(/^law +verdict +largest error +allowed +at z +comparisons$/);
  expect(new Set(lines.slice(0, 4).map((line) => line.length)).size).toBe(1);
  expect(lines.at(-1)).toBe("kinks does not apply: it has no kink");
});

test("a broken law stands out and is explained", () => {
  const text = formatReport(checkLaws(broken));
  expect(text).toMatch(/^finite difference +BROKEN +5\.0e-1 +1\.0e-7/m);
  expect(text).toContain('<b>& breaks the law "finite difference" at z = ');
});

test("the HTML holds the same cells, with names escaped", () => {
  const html = formatReportAsHtml(checkLaws(broken));
  expect(html).not.toContain("<b>");
  expect(html).toContain("<caption>The laws, held against &lt;b&gt;&amp;</caption>");
  expect(html.match(/<tr>/g)).toHaveLength(10);
  expect(html).toContain('<td>BROKEN</td><td style="text-align: right">5.0e-1</td>');
});

test("reports show themselves to a notebook as text and as a table, and hide the method from whoever prints them", () => {
  const reports = checkLaws(smooth);
  const bundle = reports[Symbol.for("Jupyter.display")]!();
  expect(bundle).toEqual({ "text/plain": formatReport(reports), "text/html": formatReportAsHtml(reports) });
  expect(
    Object.getOwnPropertySymbols(reports).filter((key) =>
      Object.prototype.propertyIsEnumerable.call(reports, key),
    ),
  ).toEqual([]);
});
