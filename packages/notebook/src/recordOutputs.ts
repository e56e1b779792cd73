import type { OutputEvent } from "@slope/kernel";
import { NotebookError } from "./errors.ts";
import type { ErrorOutput, JsonObject, MimeBundle, Output } from "./notebook.ts";

type DisplayEvent = Extract<OutputEvent, { type: "display_data" | "update_display_data" }>;

/** An output that may still change: a stream grows, a display is updated through its display id. */
type Draft =
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly chunks: string[] }
  | { readonly kind: "display"; data: MimeBundle; metadata: JsonObject }
  | { readonly kind: "finished"; readonly output: Output };

/** A string of V8 holds half a gigabyte; the file, with its escapes and line breaks, has to fit into one. */
const MOST_CHARACTERS = 200_000_000;

/** Folds the messages of a kernel into the outputs of a notebook's cells. */
export class OutputRecorder {
  readonly #displays = new Map<string, Set<Extract<Draft, { kind: "display" }>>>();
  #characters = 0;

  recordCell(): CellRecord {
    return new CellRecord(this.#displays, (length) => {
      this.#characters += length;
      return this.#characters <= MOST_CHARACTERS;
    });
  }
}

export class CellRecord {
  readonly #displays: Map<string, Set<Extract<Draft, { kind: "display" }>>>;
  readonly #admit: (length: number) => boolean;
  #drafts: Draft[] = [];
  #clearBeforeNext = false;

  constructor(
    displays: Map<string, Set<Extract<Draft, { kind: "display" }>>>,
    admit: (length: number) => boolean,
  ) {
    this.#displays = displays;
    this.#admit = admit;
  }

  /** @throws NotebookError too-large where the notebook has put out more than a file can hold */
  take(event: OutputEvent): void {
    if (event.type === "update_display_data") this.#update(event);
    else if (event.type === "clear_output") this.#clear(event.wait);
    else {
      if (this.#clearBeforeNext) this.#clear(false);
      this.#append(event);
    }
  }

  #clear(wait: boolean): void {
    this.#clearBeforeNext = wait;
    if (!wait) this.#drafts = [];
  }

  #append(event: Exclude<OutputEvent, { type: "update_display_data" | "clear_output" }>): void {
    if (event.type === "stream") this.#appendText(event.name, event.text);
    else if (event.type === "display_data") this.#appendDisplay(event);
    else if (event.type === "error") this.add(toErrorOutput(event.ename, event.evalue, event.traceback));
    else {
      const { data, metadata, executionCount } = event;
      const result = { data: data as MimeBundle, metadata: metadata as JsonObject };
      this.add({ output_type: "execute_result", ...result, execution_count: executionCount });
    }
  }

  add(output: Output): void {
    this.#drafts.push({ kind: "finished", output });
  }

  hasError(): boolean {
    return this.#drafts.some((draft) => draft.kind === "finished" && draft.output.output_type === "error");
  }

  dropLastError(): void {
    const last = this.#drafts.at(-1);
    if (last?.kind === "finished" && last.output.output_type === "error") this.#drafts.pop();
  }

  #appendText(name: "stdout" | "stderr", text: string): void {
    if (!this.#admit(text.length)) throw tooLarge();
    const last = this.#drafts.at(-1);
    if (last?.kind === "stream" && last.name === name) last.chunks.push(text);
    else this.#drafts.push({ kind: "stream", name, chunks: [text] });
  }

  #appendDisplay({ data, metadata, transient }: DisplayEvent): void {
    const draft = { kind: "display" as const, data: data as MimeBundle, metadata: metadata as JsonObject };
    this.#drafts.push(draft);
    const id = transient.display_id;
    if (id === undefined) return;
    const shown = this.#displays.get(id) ?? new Set();
    this.#displays.set(id, shown.add(draft));
  }

  /** Wherever it is shown, also in a cell that ended long ago. */
  #update({ data, metadata, transient }: DisplayEvent): void {
    for (const draft of this.#displays.get(transient.display_id ?? "") ?? []) {
      draft.data = data as MimeBundle;
      draft.metadata = metadata as JsonObject;
    }
  }

  /** The outputs so far. */
  outputs(): Output[] {
    return this.#drafts.map(finishDraft);
  }
}

function finishDraft(draft: Draft): Output {
  if (draft.kind === "finished") return draft.output;
  if (draft.kind === "stream")
    return { output_type: "stream", name: draft.name, text: draft.chunks.join("") };
  return { output_type: "display_data", data: draft.data, metadata: draft.metadata };
}

function tooLarge(): NotebookError {
  return new NotebookError(
    "too-large",
    `the notebook printed more than ${MOST_CHARACTERS / 1e6} million characters, which no notebook file can hold.`,
    "Print less, or write it to a file of its own.",
  );
}

export function toErrorOutput(ename: string, evalue: string, traceback: readonly string[] = []): ErrorOutput {
  return { output_type: "error", ename, evalue, traceback };
}
