import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inOrder, projectOf, resolveNeed } from "@plinth/core";
import { inspectEnvironment, listEnvironments } from "@plinth/core/settings";
import { parse } from "yaml";
import { layers } from "./layers.ts";

const stacks = join(import.meta.dirname, "..");
const repository = join(stacks, "..");

interface Package {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, string>>;
}

function packageOf(folder: string): Package {
    return JSON.parse(readFileSync(join(stacks, folder, "package.json"), "utf8")) as Package;
}

function needsOf(layer: (typeof layers)[number]): string[] {
    return Object.values(layer.needs).map((need) => resolveNeed(need).layer.name);
}

describe("the layers of the repository", () => {
    it("are all there is in stacks, but the whole environment", () => {
        const folders = readdirSync(stacks).filter((folder) => existsSync(join(stacks, folder, "layer.ts")));
        assert.deepEqual(layers.map(({ name }) => name).toSorted(), folders.toSorted());
    });

    it("come in an order in which each follows what it needs", () => {
        const order = inOrder(layers.toReversed()).map(({ name }) => name);
        assert.equal(order.length, layers.length);
        assert.equal(order[0], "network");
        for (const layer of layers) {
            for (const need of needsOf(layer))
                assert.ok(order.indexOf(need) < order.indexOf(layer.name), `${layer.name} needs ${need}`);
        }
    });

    for (const layer of layers) {
        describe(layer.name, () => {
            it("depends, as a package, on exactly the layers it needs", () => {
                const { dependencies = {} } = packageOf(layer.name);
                const declared = Object.keys(dependencies).filter((name) => name.startsWith("plinth-"));
                assert.deepEqual(declared.toSorted(), needsOf(layer).map(projectOf).toSorted());
            });

            it("has one name as folder, package, Pulumi project and settings file", () => {
                const project = parse(readFileSync(join(stacks, layer.name, "Pulumi.yaml"), "utf8")) as {
                    name: string;
                };
                assert.equal(packageOf(layer.name).name, projectOf(layer.name));
                assert.equal(project.name, projectOf(layer.name));
                assert.equal(layer.settings.layer, layer.name);
            });

            it("says who answers for it and what it is", () => {
                assert.match(layer.owner, /^[a-z][a-z0-9-]*$/);
                assert.ok(layer.description.length > 20);
            });
        });
    }
});

describe("the package of the whole environment", () => {
    it("depends on every layer, and has no Pulumi project of its own beside the root's", () => {
        const { dependencies = {} } = packageOf("environment");
        const declared = Object.keys(dependencies).filter((name) => name.startsWith("plinth-"));
        assert.deepEqual(declared.toSorted(), layers.map(({ name }) => projectOf(name)).toSorted());
        assert.equal(existsSync(join(stacks, "environment/Pulumi.yaml")), false);
        const root = parse(readFileSync(join(repository, "Pulumi.yaml"), "utf8")) as { name: string; main: string };
        assert.deepEqual([root.name, root.main], ["plinth", "stacks/environment/index.js"]);
    });
});

describe("the environments of the repository", () => {
    it("are one whole environment, three layered ones, and one of what accounts have once", () => {
        const layouts = listEnvironments(repository).map((environment) => {
            const { settings } = inspectEnvironment({ repository, environment, layers: [] });
            return [environment, settings?.layout];
        });
        assert.deepEqual(Object.fromEntries(layouts), {
            sandbox: "single",
            dev: "layered",
            staging: "layered",
            prod: "layered",
            shared: "layered",
        });
    });

    for (const environment of listEnvironments(repository)) {
        it(`have settings without a problem: ${environment}`, () => {
            const { problems, settings } = inspectEnvironment({
                repository,
                environment,
                layers: layers.map((layer) => layer.settings),
                known: layers.map(({ name }) => name),
                needs: Object.fromEntries(layers.map((layer) => [layer.name, needsOf(layer)])),
            });
            assert.deepEqual(problems, []);
            assert.equal(settings?.tags.Project, "plinth");
        });
    }

    it("live in accounts of their own", () => {
        const accounts = listEnvironments(repository).map(
            (environment) => inspectEnvironment({ repository, environment, layers: [] }).settings?.target.account,
        );
        assert.equal(new Set(accounts).size, accounts.length);
    });
});
