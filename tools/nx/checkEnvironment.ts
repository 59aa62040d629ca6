// Target `check`: the settings of a whole environment, each file by itself and all against each other.
import { spawnSync } from "node:child_process";
import { failWith, readTaskArguments } from "./taskArguments.ts";

try {
    const { environment } = readTaskArguments(process.argv.slice(2));
    const command = ["packages/cli/bin/plinth.js", "settings", "check", environment];
    const { status, error } = spawnSync(process.execPath, command, { stdio: "inherit" });
    if (error) throw error;
    process.exitCode = status ?? 1;
} catch (error) {
    failWith(error);
}
