import { delimiter, join } from "node:path";
import { CONFIG, STATE, VENV } from "./folders.ts";

/**
 * The environment in which Jupyter runs. All that it writes goes to the folder `state`, and nothing that the user has set
 * up for a Jupyter of their own gets in: another kernel named tslab would win over ours.
 */
export function labEnvironment(
  inherited: NodeJS.ProcessEnv = process.env,
  state: string = STATE,
): NodeJS.ProcessEnv {
  const { JUPYTER_PATH: _, PYTHONHOME: __, PYTHONPATH: ___, ...others } = inherited;
  return {
    ...others,
    VIRTUAL_ENV: VENV,
    PATH: [join(VENV, "bin"), inherited.PATH].filter(Boolean).join(delimiter),
    PYTHONNOUSERSITE: "1",
    JUPYTER_PREFER_ENV_PATH: "1",
    JUPYTER_CONFIG_PATH: CONFIG,
    JUPYTER_CONFIG_DIR: join(state, "config"),
    JUPYTER_DATA_DIR: join(state, "data"),
    JUPYTER_RUNTIME_DIR: join(state, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(state, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(state, "workspaces"),
    IPYTHONDIR: join(state, "ipython"),
  };
}
