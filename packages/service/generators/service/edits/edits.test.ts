import assert from "node:assert/strict";
import { withLayer } from "./environmentLayers.ts";
import { withTeam } from "./owners.ts";
import { withRepository } from "./registryFile.ts";
import { withListedLayer } from "./layerList.ts";
import { withDependency, withWorkspace, withWorkspaceDependency } from "./packages.ts";

describe("a layer added to an environment.yaml", () => {
    const around = (list: string): string => `# Where changes land first.
layout: layered   # a stack each
${list}
tags:
  Project: 'plinth'  # kept as it is
`;

    it("stands at the end of a list on one line, and nothing else changes", () => {
        assert.equal(
            withLayer(around("layers: [network, cluster]  # all"), "shop"),
            around("layers: [network, cluster, shop]  # all"),
        );
        assert.equal(withLayer(around("layers: [ network ]"), "shop"), around("layers: [ network, shop ]"));
    });

    it("stands at the end of a list of lines, after what is said of the last one", () => {
        const list = "layers:\n  - network\n  - 'cluster' # of teams";
        assert.equal(withLayer(around(list), "shop"), around(`${list}\n  - shop`));
        assert.equal(withLayer("layers:\n- network", "shop"), "layers:\n- network\n- shop");
    });

    it("refuses a file without a list of layers", () => {
        for (const text of ["layout: single\n", "layers: []\n", "layers: network\n", "layers: [[network]]\n"]) {
            assert.throws(() => withLayer(text, "shop"), /layers: must be a list of names/, text);
        }
    });
});

describe("a team added to the owners", () => {
    const source = 'export const teams: Readonly<Record<string, string>> = { a: "@acme/a", "b-c": "@acme/b" };\n';

    it("is called as the owner is, in the organisation of the others", () => {
        assert.equal(withTeam(source, "sales"), source.replace(" };", ', "sales": "@acme/sales" };'));
    });

    it("is none where the owner has one, or where teams are written otherwise", () => {
        for (const owner of ["a", "b-c"]) assert.equal(withTeam(source, owner), source);
        assert.equal(withTeam("export const teams = load();\n", "sales"), "export const teams = load();\n");
    });
});

describe("a repository added to a registry", () => {
    it("stands last, and nothing else changes", () => {
        for (const [before, after] of [
            [
                "repositories:\n  a: {} # first\n# publisher: off\n",
                "repositories:\n  a: {} # first\n  shop: {}\n# publisher: off\n",
            ],
            [
                "repositories:\n  a:\n    keepBuilds: 3\n\nother: 1\n",
                "repositories:\n  a:\n    keepBuilds: 3\n  shop: {}\n\nother: 1\n",
            ],
            ["repositories: { a: {} }\n", "repositories: { a: {}, shop: {} }\n"],
        ] as const) {
            assert.equal(withRepository(before, "shop"), after);
            assert.equal(withRepository(after, "shop"), after, "it stands there once");
        }
    });

    it("is none where there are no repositories", () => {
        for (const text of ["a: 1\n", "repositories: {}\n"]) assert.equal(withRepository(text, "shop"), text);
    });
});

describe("a layer added to all layers", () => {
    const source = `import type { AnyLayer } from "@plinth/core";
import { cluster } from "plinth-cluster";
import { network } from "plinth-network";

/** All. */
export const layers: readonly AnyLayer[] = [network, cluster];
`;

    it("is imported in its place, and listed last", () => {
        assert.equal(
            withListedLayer(source, "order-mail"),
            source
                .replace("[network, cluster]", "[network, cluster, orderMail]")
                .replace('"plinth-network";\n', '"plinth-network";\nimport { orderMail } from "plinth-order-mail";\n'),
        );
        assert.match(
            withListedLayer(source, "api"),
            /"@plinth\/core";\nimport \{ api \} from "plinth-api";\nimport \{ cluster \}/,
        );
    });

    it("refuses a list that is written in another way", () => {
        assert.throws(
            () => withListedLayer("export const layers = all();\n", "shop"),
            /layers: must be written as .*Fix: write it so/,
        );
    });
});

describe("a package added to the workspace", () => {
    const lock = JSON.stringify({
        name: "plinth",
        packages: {
            "": { name: "plinth" },
            "apps/reference": { version: "0.1.0", dependencies: { pg: "8.0.0" } },
            "apps/reference/node_modules/pg": { version: "8.0.0" },
            "node_modules/plinth-network": { resolved: "stacks/network", link: true },
            "node_modules/zod": { version: "4.0.0" },
            "stacks/environment": {
                name: "plinth-environment",
                version: "0.1.0",
                dependencies: { "plinth-network": "*" },
            },
            "stacks/network": { name: "plinth-network", version: "0.1.0" },
        },
    });
    const packagesOf = (text: string) => Object.entries((JSON.parse(text) as { packages: object }).packages);

    it("has its folder and its link in the lock file, each in its place", () => {
        const manifest = {
            name: "plinth-shop",
            version: "0.1.0",
            private: true,
            dependencies: { "plinth-network": "*" },
        };
        const packages = packagesOf(withWorkspace(lock, "stacks/shop", manifest));
        assert.deepEqual(
            packages.map(([path]) => path).filter((path) => !path.startsWith("apps/")),
            [
                "",
                "node_modules/plinth-network",
                "node_modules/plinth-shop",
                "node_modules/zod",
                "stacks/environment",
                "stacks/network",
                "stacks/shop",
            ],
        );
        assert.deepEqual(Object.fromEntries(packages)["stacks/shop"], {
            name: "plinth-shop",
            version: "0.1.0",
            dependencies: { "plinth-network": "*" },
        });
    });

    it("has the versions of its model where it is a copy of one, and no name where the folder has it", () => {
        const manifest = { name: "shop", version: "0.2.0" };
        const packages = Object.fromEntries(packagesOf(withWorkspace(lock, "apps/shop", manifest, "apps/reference")));
        assert.deepEqual(packages["apps/shop"], { version: "0.2.0", dependencies: { pg: "8.0.0" } });
        assert.deepEqual(packages["apps/shop/node_modules/pg"], { version: "8.0.0" });
        assert.deepEqual(packages["node_modules/shop"], { resolved: "apps/shop", link: true });
    });

    it("stands among the dependencies of the whole environment, in the lock file as in its package.json", () => {
        const text = JSON.stringify({
            name: "plinth-environment",
            version: "0.1.0",
            dependencies: { "plinth-z": "*", "plinth-a": "*" },
        });
        const { dependencies } = JSON.parse(withDependency(text, "plinth-shop")) as { dependencies: object };
        assert.deepEqual(Object.keys(dependencies), ["plinth-a", "plinth-shop", "plinth-z"]);
        const packages = Object.fromEntries(
            packagesOf(withWorkspaceDependency(lock, "stacks/environment", "plinth-shop")),
        );
        assert.deepEqual((packages["stacks/environment"] as { dependencies: object }).dependencies, {
            "plinth-network": "*",
            "plinth-shop": "*",
        });
    });
});
