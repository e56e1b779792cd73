import { spawnSync } from "node:child_process";
import { LabError } from "./labError.ts";

/** A Python that JupyterLab can be installed with. */
export interface Python {
  /** The interpreter itself, behind whatever shim it was found through. */
  readonly executable: string;
  /** Such as "3.12.4". */
  readonly version: string;
  /** Whether it can make a virtual environment by itself. Debian ships that part as a package of its own. */
  readonly canMakeVenv: boolean;
}

const OLDEST = [3, 10] as const;

/** The newest come last: distributions name a default, and that one is the best tested. */
const COMMANDS = [
  "python3",
  "python",
  ...[10, 11, 12, 13, 14].toReversed().map((minor) => `python3.${minor}`),
];

const PROBE = `
import sys, importlib.util as i
print(sys.executable, ".".join(map(str, sys.version_info[:3])), all(map(i.find_spec, ("venv", "ensurepip"))), sep="\\n")
`;

/** Asks one command what Python it is; undefined if it is none. */
function askPython(command: string): Python | undefined {
  const { status, stdout } = spawnSync(command, ["-c", PROBE], { encoding: "utf8", timeout: 30_000 });
  if (status !== 0) return undefined;
  const [executable, version, canMakeVenv] = stdout.split("\n");
  return executable && version ? { executable, version, canMakeVenv: canMakeVenv === "True" } : undefined;
}

function isNewEnough({ version }: Python): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * The first Python on the PATH that is new enough. The variable PYTHON names another one.
 *
 * @throws LabError if there is none, with the versions of those that are too old.
 */
export function findPython(
  { PYTHON }: { readonly PYTHON?: string | undefined } = process.env,
  ask: (command: string) => Python | undefined = askPython,
): Python {
  const tooOld: Python[] = [];
  for (const command of PYTHON ? [PYTHON] : COMMANDS) {
    const python = ask(command);
    if (python === undefined) continue;
    if (isNewEnough(python)) return python;
    tooOld.push(python);
  }
  throw new LabError(`${describeLack(PYTHON, tooOld)}\n${INSTALL}`);
}

const INSTALL = `Install it, and run this again:
  Debian, Ubuntu   sudo apt install python3 python3-venv
  Fedora           sudo dnf install python3
  macOS            brew install python
  others           from Python's own site; PYTHON=/path/of/python says which one to use
Everything else works without Python: \`pnpm notebooks\` executes the book and renders its pages.`;

function describeLack(asked: string | undefined, [tooOld]: readonly Python[]): string {
  const wanted = `JupyterLab needs Python ${OLDEST.join(".")} or newer`;
  if (tooOld !== undefined) return `${wanted}; ${tooOld.executable} is Python ${tooOld.version}.`;
  if (asked) return `${wanted}; PYTHON is "${asked}", which cannot be run as Python.`;
  return `${wanted}; there is none on the PATH.`;
}
