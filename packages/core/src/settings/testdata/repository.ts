import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Lines of `environment.yaml`, by setting; a later one replaces an earlier. */
export type EnvironmentLines = Readonly<Record<string, string>>;

const complete: EnvironmentLines = {
    layout: "layout: layered",
    target: 'target: { account: "111111111111", region: eu-west-1, allowedRegions: [eu-west-1, eu-central-1] }',
    layers: "layers: [network]",
    tags: "tags: { Project: shop, Owner: platform, CostCenter: engineering }",
};

/** An `environment.yaml` without a problem, but for the settings given; an empty line leaves a setting out. */
export function environmentYaml(changed: EnvironmentLines = {}): string {
    return Object.values({ ...complete, ...changed })
        .filter((line) => line !== "")
        .join("\n");
}

/** Repositories of one test file, in the system's temporary folder until {@link TemporaryRepositories.remove}. */
export class TemporaryRepositories {
    readonly #made: string[] = [];

    /** @param files contents by path below the repository */
    write(files: Readonly<Record<string, string>>): string {
        const root = mkdtempSync(join(tmpdir(), "plinth-core-"));
        this.#made.push(root);
        const all: Readonly<Record<string, string>> = { "package.json": "{}", ...files };
        for (const [path, text] of Object.entries(all)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
        return root;
    }

    remove(): void {
        for (const root of this.#made.splice(0)) rmSync(root, { recursive: true });
    }
}
