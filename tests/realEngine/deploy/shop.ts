import { mkdirSync } from "node:fs";
import path from "node:path";
import type { RepositoryCopy } from "../../repository/copy.ts";
import type { Deployed } from "./deployed.ts";

/** A layer with an application in two places, whose image's digest is its release. */
const layer: Readonly<Record<string, string>> = {
    "Pulumi.yaml": "name: plinth-shop\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.js\n",
    "package.json": JSON.stringify({
        name: "plinth-shop",
        type: "module",
        exports: { ".": "./layer.ts" },
        dependencies: { "@plinth/core": "*" },
    }),
    "index.js": `export default async () => {
    const [{ runLayer }, { shop }] = await Promise.all([import("@plinth/core"), import("./layer.ts")]);
    return runLayer(shop);
};
`,
    "settings.ts": `import { defineSettings, releaseValue } from "@plinth/core/settings";
import { z } from "zod";
const schema = z.strictObject({
    image: z.strictObject({ digest: releaseValue(z.string()) }),
    name: z.string(),
});
export const settings = defineSettings({ layer: "shop", schema });
`,
    "layer.ts": `import * as aws from "@pulumi/aws";
import { defineLayer } from "@plinth/core";
import * as pulumi from "@pulumi/pulumi";
import { settings } from "./settings.ts";
export const shop = defineLayer({
    name: "shop",
    owner: "shop",
    description: "a shop",
    settings,
    needs: {},
    build({ image, name: description }, _, context) {
        const parent = new pulumi.ComponentResource("shop:index:Shop", "shop", {}, context.options);
        const options = { parent };
        new aws.ssm.Parameter("front", { type: "String", value: image.digest, description }, options);
        new aws.ssm.Parameter("back", { type: "String", value: image.digest, description }, options);
        return { digest: image.digest };
    },
});
`,
};

/** The second place is not updated the first time that somebody tries. */
export const backFails = {
    kind: "update-failure",
    value: "permanent",
    resource: "back",
    nth: 1,
    count: 1,
    text: "update-failure@back",
} as const;

/** Adds the layer; no environment has it yet. */
export function addShop(copy: RepositoryCopy): void {
    mkdirSync(path.join(copy.root, "stacks/shop"));
    for (const [file, text] of Object.entries(layer)) copy.write(text, "stacks/shop", file);
}

/** Writes an environment's settings of the layer. */
export function setRelease(copy: RepositoryCopy, environment: string, digest: string, name = "shop"): void {
    copy.write(`name: ${name}\nimage:\n  digest: ${digest}\n`, "environments", environment, "shop.yaml");
}

/** The digest that was deployed last. */
export function releaseOf(deployed: Deployed, environment: string): unknown {
    return deployed
        .journal(environment)
        .flatMap((entry) =>
            entry.event === "deployed" && entry.layer === "shop" ? [entry.release["image.digest"]] : [],
        )
        .at(-1);
}
