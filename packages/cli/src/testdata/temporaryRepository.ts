import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const THIS_REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));

/** A repository in a temporary folder, for a test to edit. */
export interface TemporaryRepository {
    readonly root: string;
    write(file: string, text: string): void;
    /** Replaces the one place where `from` stands. */
    edit(file: string, from: string | RegExp, to: string): void;
    remove(file: string): void;
    dispose(): void;
}

/** This repository with its own copy of `environments/`; everything else is linked, so programs are the real ones. */
export function copyOfThisRepository(): TemporaryRepository {
    const repository = emptyRepository();
    for (const name of ["stacks", "packages", "policies", "tools", "package.json", "package-lock.json", "Pulumi.yaml"]) {
        if (existsSync(join(THIS_REPOSITORY, name))) symlinkSync(join(THIS_REPOSITORY, name), join(repository.root, name));
    }
    cpSync(join(THIS_REPOSITORY, "environments"), join(repository.root, "environments"), { recursive: true });
    return repository;
}

/**
 * A small repository of three layers: `app` needs `base`, and uses `extra` where it is there. Each has one setting, `size`,
 * a whole number from 1 to 9. Environment `layered` has them all, `single` as one stack.
 */
export function smallRepository(): TemporaryRepository {
    const repository = emptyRepository();
    repository.write("package.json", JSON.stringify({ name: "small", type: "module" }));
    repository.write("Pulumi.yaml", "name: plinth\nruntime: nodejs\n");
    repository.write("policies/PulumiPolicy.yaml", "runtime: nodejs\n");
    addLayer(repository, "base");
    addLayer(repository, "extra");
    addLayer(repository, "app", {
        dependencies: { "plinth-base": "*", "plinth-extra": "*" },
        dependenciesMeta: { "plinth-extra": { optional: true } },
    });
    for (const layout of ["layered", "single"]) addEnvironment(repository, layout, layout, ["base", "extra", "app"]);
    return repository;
}

/** Adds a layer with the one setting `size`. */
export function addLayer(repository: TemporaryRepository, name: string, packageFile: object = {}): void {
    repository.write(`stacks/${name}/Pulumi.yaml`, `name: plinth-${name}\nruntime: nodejs\n`);
    repository.write(`stacks/${name}/package.json`, JSON.stringify({ name: `plinth-${name}`, type: "module", ...packageFile }));
    repository.write(
        `stacks/${name}/settings.ts`,
        `import { defineSettings } from "@plinth/core/settings";
import { z } from "zod";
const schema = z.strictObject({ size: z.int().min(1).max(9).describe("How large."), label: z.string().default("none") });
export const settings = defineSettings({ layer: "${name}", schema });
`,
    );
}

/** Adds an environment whose layers have `size: 1`. */
export function addEnvironment(
    repository: TemporaryRepository,
    name: string,
    layout: string,
    layers: readonly string[],
    more = "",
): void {
    repository.write(
        `environments/${name}/environment.yaml`,
        `layout: ${layout}
target:
  account: "111111111111"
  region: eu-west-1
  allowedRegions: [eu-west-1]
layers: [${layers.join(", ")}]
tags: { Project: small, Owner: us, CostCenter: none }
${more}`,
    );
    for (const layer of layers) repository.write(`environments/${name}/${layer}.yaml`, "size: 1\n");
}

function emptyRepository(): TemporaryRepository {
    const root = mkdtempSync(join(tmpdir(), "plinth-cli-"));
    symlinkSync(join(THIS_REPOSITORY, "node_modules"), join(root, "node_modules"));
    return {
        root,
        write(file, text) {
            mkdirSync(dirname(join(root, file)), { recursive: true });
            writeFileSync(join(root, file), text);
        },
        edit(file, from, to) {
            const before = readFileSync(join(root, file), "utf8");
            const places = typeof from === "string" ? before.split(from).length - 1 : [...before.matchAll(new RegExp(from, "gm"))].length;
            if (places !== 1) throw new Error(`${file}: ${String(from)} stands in ${places} places, not one:\n${before}`);
            writeFileSync(join(root, file), before.replace(typeof from === "string" ? from : new RegExp(from, "m"), to));
        },
        remove(file) {
            rmSync(join(root, file), { recursive: true });
        },
        dispose() {
            rmSync(root, { recursive: true, force: true });
        },
    };
}
