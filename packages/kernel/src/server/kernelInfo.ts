import { createRequire } from "node:module";
import { type JsonObject, PROTOCOL_VERSION } from "../wire.ts";

function readVersion(require: NodeJS.Require, packageName: string): string {
  return (require(`${packageName}/package.json`) as { version: string }).version;
}

/** What the kernel says about itself, with the true versions. Needs no compiler, so it can be said at once. */
export function describeKernel(): JsonObject {
  const require = createRequire(import.meta.url);
  const requireFromTslab = createRequire(require.resolve("tslab/package.json"));
  const typescript = readVersion(requireFromTslab, "@tslab/typescript-for-tslab");
  const version = (require("../../package.json") as { version: string }).version;
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "slope",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: typescript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { name: "javascript", mode: "typescript", typescript: true },
      nbconvert_exporter: "script",
    },
    banner: `Slope ${version}: TypeScript ${typescript} by tslab ${readVersion(require, "tslab")}, Node.js ${process.version}`,
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      { text: "Node.js", url: "https://nodejs.org/docs/latest-v24.x/api/" },
    ],
    debugger: false,
  };
}
