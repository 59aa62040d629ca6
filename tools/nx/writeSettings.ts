// Target `settings`: writes what a layer is told in one environment, which is all that `preview` depends on.
import { effectiveSettings } from "./effectiveSettings.ts";
import { failWith, readTaskArguments } from "./taskArguments.ts";
import { projectName, writeForNx } from "./writtenFiles.ts";

try {
    const { layer, environment } = readTaskArguments(process.argv.slice(2));
    const today = new Date().toISOString().slice(0, "2026-11-21".length);
    const text = effectiveSettings(process.cwd(), layer, environment, today);
    writeForNx(process.cwd(), environment, projectName(layer), "settings", text);
} catch (error) {
    failWith(error);
}
