// Writes the recorded export and preview anew: `node tests/compare/record.ts`, with pulumi on PATH.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { startSimulatedProviders } from "@plinth/cloud/provider";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { cleaned } from "./cleaned.ts";
import { after, before } from "./programs.ts";
import { writeShop } from "./shop.ts";

const ofCheck = path.resolve(import.meta.dirname, "../../packages/cli/src/check/testdata");
const ofCompare = path.join(import.meta.dirname, "testdata");

const providers = await startSimulatedProviders(["aws", "kubernetes"]);
const engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
try {
    const directory = path.join(engine.root, "shop");
    const record = async (args: readonly string[], ...files: readonly string[]): Promise<void> => {
        const { stdout } = await engine.succeed(directory, [...args, "--stack", "dev"]);
        const content = `${JSON.stringify(cleaned(JSON.parse(stdout)), undefined, 1)}\n`;
        for (const file of files) writeFileSync(file, content);
    };
    writeShop(directory, before);
    await engine.succeed(directory, ["stack", "init", "dev"]);
    await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
    await record(["stack", "export"], path.join(ofCompare, "shop.export.json"), path.join(ofCheck, "export.json"));
    writeShop(directory, after);
    await record(["preview", "--json"], path.join(ofCheck, "preview.json"));
} finally {
    providers.stop();
    engine.remove();
}
