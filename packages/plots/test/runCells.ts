/** Runs the cells given as arguments in stock tslab's executor; prints what they display, and what they log. */
import converter from "tslab/dist/converter.js";
import executor from "tslab/dist/executor.js";
import jupyter from "tslab/dist/jupyter.js";

const cwd = process.cwd();
const node = converter.createConverter({ isBrowser: false });
const cells = executor.createExecutor(cwd, { node, browser: node, close: () => node.close() }, console);

// What stock tslab's server does before each cell.
Object.assign(jupyter, {
  lastWriteDisplayData: (content: { data: Record<string, string> }, update: boolean) =>
    console.log(`displayed ${Object.keys(content.data).join(", ")}; update: ${update}`),
});

for (const cell of process.argv.slice(2)) {
  if (!(await cells.execute(cell))) process.exitCode = 1;
}
node.close();
