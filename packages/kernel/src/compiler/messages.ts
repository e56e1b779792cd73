import type { Diagnostic } from "tslab/dist/converter.js";
import type { DeclarationsRead } from "../snapshot/plan.ts";
import type { JsonObject } from "../wire.ts";
import type { MapSteps } from "./mapSteps.ts";

/** What only the compiler can answer. Positions count UTF-16 units. */
export type Question =
  | { readonly kind: "complete" | "inspect"; readonly code: string; readonly position: number }
  | { readonly kind: "is_complete"; readonly code: string };

/** To the compiler's process. `declarations` is what it has to be told of the earlier cells. */
export type CompilerRequest =
  | { readonly type: "compile"; readonly id: number; readonly declarations: string; readonly code: string }
  | { readonly type: "ask"; readonly id: number; readonly declarations: string; readonly question: Question };

/** JavaScript that a TypeScript file beside the notebook became, and where Node would look for it. */
export interface CompiledFile {
  readonly path: string;
  readonly code: string;
  readonly map?: MapSteps | undefined;
}

/** What became of a cell. One with diagnostics is not to be run. */
export interface CompiledCode {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly CompiledFile[];
  /** Absent where there is nothing to run: a cell that is a module, or for a browser. */
  readonly script?: {
    readonly code: string;
    readonly map?: MapSteps | undefined;
    readonly awaits: boolean;
    readonly lastExpression?: string | undefined;
    /** What the compiler has to be told from now on, if the cell runs to its end. */
    readonly declarations: string;
  };
  /** The name that later cells import it by, of a cell that is a module. */
  readonly moduleName?: string;
}

/** From the compiler's process. */
export type CompilerReply =
  | { readonly type: "ready" }
  /** Once, after the first answer. */
  | ({ readonly type: "read" } & DeclarationsRead)
  | { readonly type: "compiled"; readonly id: number; readonly compiled: CompiledCode }
  | { readonly type: "answer"; readonly id: number; readonly content: JsonObject }
  | { readonly type: "failed"; readonly id: number; readonly reason: string };
