import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { ConfigurationOverride, StackAddress } from "../ports/engine.ts";

/** A stack's configuration file with values laid over it, in a folder of its own. */
export interface OverriddenConfig {
    readonly file: string;
    dispose(): void;
}

/**
 * Writes a copy of a stack's configuration with some values changed. The engine takes it with `--config-file`, so the
 * stack's own file, which people commit, stays as it is. How its secrets are encrypted goes with it.
 */
export function overriddenConfig(
    { directory, project, stack }: StackAddress,
    overrides: readonly ConfigurationOverride[],
): OverriddenConfig {
    const folder = mkdtempSync(join(tmpdir(), "plinth-config-"));
    const file = join(folder, `Pulumi.${stack}.yaml`);
    writeFileSync(file, withOverrides(readText(join(directory, `Pulumi.${stack}.yaml`)), project, overrides), {
        mode: 0o600,
    });
    return { file, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A stack without configuration has no file. */
function readText(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
        throw error;
    }
}

/** The text of a stack's configuration with values set in it. */
export function withOverrides(text: string, project: string, overrides: readonly ConfigurationOverride[]): string {
    const document = parseDocument(text);
    for (const { path, value } of overrides) {
        const [key = "", ...inside] = path;
        const place = ["config", `${project}:${key}`];
        const current: unknown = document.getIn(place);
        // pulumi config set without --path keeps a map as JSON text.
        if (inside.length > 0 && typeof current === "string")
            document.setIn(place, document.createNode(mapOf(current)));
        document.setIn([...place, ...inside], value);
    }
    return document.toString();
}

function mapOf(text: string): object {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? value : {};
    } catch {
        return {};
    }
}
