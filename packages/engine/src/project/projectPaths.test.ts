import assert from "node:assert/strict";
import { PlanArchive, PlanAsset, type PlanObject, type PlanValue, Secret, unknown } from "@plinth/plan";
import type { Project } from "./project.ts";
import { withProjectPaths } from "./projectPaths.ts";

const project: Project = {
    name: "shop",
    directory: "/repository/shop",
    programDirectory: "/repository/shop/src",
    entryPoint: "index.js",
    options: {},
    config: [],
    configFile: (stack) => `/repository/shop/Pulumi.${stack}.yaml`,
    configuredStacks: () => [],
};

const renamed = (values: PlanObject): PlanObject => withProjectPaths(values, project);

describe("withProjectPaths", () => {
    for (const [path, expected] of [
        ["page.html", "<project>/src/page.html"],
        ["./page.html", "<project>/src/page.html"],
        ["../dist", "<project>/dist"],
        ["/repository/shop/dist/a.zip", "<project>/dist/a.zip"],
        ["/repository/shop", "<project>"],
        ["../..page", "<project>/..page"],
        ["../../other/a.zip", "../../other/a.zip"],
        ["/repository/shopping/a.zip", "/repository/shopping/a.zip"],
        ["/elsewhere/a.zip", "/elsewhere/a.zip"],
    ] as const) {
        it(`writes ${path} as ${expected}`, () => {
            assert.deepEqual(renamed({ file: new PlanAsset({ path }, "ab") }), {
                file: new PlanAsset({ path: expected }, "ab"),
            });
            assert.deepEqual(renamed({ folder: new PlanArchive({ path }) }), {
                folder: new PlanArchive({ path: expected }),
            });
        });
    }

    it("finds assets in lists, maps, secrets and archives", () => {
        const holding = (asset: PlanAsset): PlanValue[] => [
            { a: [asset] },
            new Secret({ b: asset }),
            new PlanArchive({ assets: { c: asset, d: new PlanArchive({ assets: { e: asset } }) } }, "cd"),
        ];
        assert.deepEqual(renamed({ all: holding(new PlanAsset({ path: "a.txt" })) }), {
            all: holding(new PlanAsset({ path: "<project>/src/a.txt" })),
        });
    });

    it("leaves everything else as it is", () => {
        const values = {
            text: "/repository/shop/dist",
            inline: new PlanAsset({ text: "/repository/shop/dist" }),
            remote: new PlanAsset({ uri: "https://example.test/a" }),
            unknown,
        };
        assert.deepEqual(renamed(values), values);
    });
});
