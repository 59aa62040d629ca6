// Targets `up`, `refresh`, `destroy` and `drift`: the real engine on one stack. Never cached: the cloud is no input.
import { spawnSync } from "node:child_process";
import { readEnvironmentFile, whyNotHere } from "./environmentFile.ts";
import { projectFolder } from "./layer.ts";
import { pulumiArguments } from "./pulumiArguments.ts";
import { failWith, readTaskArguments } from "./taskArguments.ts";

try {
    const [verb = "", ...argv] = process.argv.slice(2);
    const { layer, environment, rest } = readTaskArguments(argv);
    const why = whyNotHere(layer, environment, readEnvironmentFile(process.cwd(), environment));
    if (why) console.error(`Nothing to do: ${why}.`);
    else run(pulumiArguments(verb, layer, environment, rest), projectFolder(layer));
} catch (error) {
    failWith(error);
}

function run(args: readonly string[], cwd: string): void {
    const { status, error } = spawnSync("pulumi", [...args], { cwd, stdio: "inherit" });
    if (error)
        throw new Error("pulumi is not on PATH. Fix: install the Pulumi CLI, https://www.pulumi.com/docs/install/");
    process.exitCode = status ?? 1;
}
