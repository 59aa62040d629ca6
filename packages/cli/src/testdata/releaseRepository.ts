import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Operation, OperationOptions, OperationResult, StackAddress } from "@plinth/deployer";
import { FakeEngine, type FakeProgram } from "@plinth/deployer/fake";
import { parse } from "yaml";
import { type GitRepository, gitRepository } from "./gitRepository.ts";

/** The small repository under git, whose layer `app` has the digest of an image for a release. */
export function releaseRepository(): GitRepository {
    return gitRepository((repository) => {
        fewPackages(repository.root);
        repository.write(
            "stacks/app/settings.ts",
            `import { defineSettings, releaseValue } from "@plinth/core/settings";
import { z } from "zod";
const image = z.strictObject({ digest: releaseValue(z.string()) });
const schema = z.strictObject({ size: z.int().min(1).max(9).describe("How large."), image });
export const settings = defineSettings({ layer: "app", schema });
`,
        );
        for (const environment of ["layered", "single"]) {
            repository.write(`environments/${environment}/app.yaml`, "size: 1\nimage:\n  digest: sha256:a\n");
        }
    });
}

/** A worktree links every package that is installed: with those alone that settings import, it is there at once. */
function fewPackages(root: string): void {
    const installed = join(root, "node_modules");
    const all = realpathSync(installed);
    rmSync(installed);
    mkdirSync(join(installed, "@plinth"), { recursive: true });
    for (const name of ["@plinth/core", "zod"]) symlinkSync(realpathSync(join(all, name)), join(installed, name));
}

interface Settings {
    readonly size: number;
    readonly image?: { readonly digest: string };
}

/** An engine whose programs read the settings of the repository that a stack's folder is in, as the real ones do. */
export class SettingsEngine extends FakeEngine {
    /** Folders of the stacks that were previewed or changed. */
    readonly folders = new Set<string>();
    #folder = "";

    constructor() {
        super({
            "plinth-base": () => this.#program("base"),
            "plinth-extra": () => this.#program("extra"),
            "plinth-app": (_, configured) => this.#program("app", configured["image.digest"]),
            plinth: (_, configured) => this.#whole(configured["app.image.digest"]),
        });
    }

    override async preview(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        this.#enter(stack);
        return await super.preview(stack, operation, options);
    }

    override async run(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        this.#enter(stack);
        return await super.run(stack, operation, options);
    }

    #enter({ directory, project, stack }: StackAddress): void {
        this.folders.add(directory);
        this.#folder = join(directory, project === "plinth" ? "." : "../..", "environments", stack);
    }

    #program(layer: string, digest?: unknown): FakeProgram {
        const { size, image } = parse(readFileSync(join(this.#folder, `${layer}.yaml`), "utf8")) as Settings;
        const inputs = image === undefined ? { size } : { size, image: digest ?? image.digest };
        return { resources: { [layer]: { inputs } }, outputs: inputs };
    }

    #whole(digest: unknown): FakeProgram {
        const all = ["base", "extra", "app"].map((layer) => this.#program(layer, layer === "app" ? digest : undefined));
        const resources = Object.assign({}, ...all.map((one) => one.resources)) as FakeProgram["resources"];
        return { resources, outputs: all.at(-1)?.outputs ?? {} };
    }
}
