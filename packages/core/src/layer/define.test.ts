import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { defineSettings } from "../settings/define.ts";
import { defineLayer, type OutputsOf, optional, resolveNeed } from "./define.ts";
import { inOrder, requiredNeeds } from "./run.ts";

const network = defineLayer({
    name: "network",
    owner: "platform",
    description: "A network",
    settings: defineSettings({ layer: "network", schema: z.strictObject({ zones: z.array(z.string()) }) }),
    build: ({ zones }) => ({ vpcId: "vpc-1", zones, port: Promise.resolve(5432) }),
});

const cache = defineLayer({
    name: "cache",
    owner: "data",
    description: "A cache",
    settings: defineSettings({ layer: "cache", schema: z.strictObject({}) }),
    build: () => ({ endpoint: "cache.internal" }),
});

const database = defineLayer({
    name: "database",
    owner: "data",
    description: "A database",
    settings: defineSettings({
        layer: "database",
        schema: z.strictObject({ size: z.int().default(1) }),
        uses: { network: network.settings },
    }),
    needs: { network, cache: optional(cache) },
    build({ size }, { network, cache }, context) {
        // @ts-expect-error the context has no such part
        void context.account;
        // @ts-expect-error network returns no such output
        const missing: unknown = network.vpcid;
        // @ts-expect-error an optional need may be undefined
        const unchecked = (): unknown => cache.endpoint;
        // @ts-expect-error an output is no plain value, even where the layer returned one
        const plain: string = network.vpcId;
        void [missing, unchecked, plain];
        return {
            vpcId: network.vpcId satisfies pulumi.Output<string>,
            port: network.port satisfies pulumi.Output<number>,
            cached: cache?.endpoint satisfies pulumi.Output<string> | undefined,
            size,
        };
    },
});

describe("defineLayer", () => {
    it("types a layer's outputs for its dependants as outputs of plain values", () => {
        type Seen = OutputsOf<typeof database>;
        const check = (seen: Seen): pulumi.Output<number> => seen.size;
        // @ts-expect-error size is a number
        const wrong = (seen: Seen): pulumi.Output<string> => seen.size;
        void [check, wrong];
    });

    it("types a layer's settings by its schema", () => {
        defineLayer({
            name: "other",
            owner: "data",
            description: "Another",
            settings: defineSettings({ layer: "other", schema: z.strictObject({ size: z.int() }) }),
            // @ts-expect-error size is a number
            build: ({ size }) => ({ size: size.toUpperCase() }),
        });
    });

    it("types the settings a rule across files reads, undefined where the environment lacks the layer", () => {
        defineSettings({
            layer: "other",
            schema: z.strictObject({}),
            uses: { network: network.settings },
            crossCheck(_own, { network }) {
                // @ts-expect-error network may be undefined
                void (() => network.zones);
                return network?.zones.includes("a") === true ? [] : [{ path: [], rule: "needs zone a", fix: "add it" }];
            },
        });
    });

    it("gives a layer without needs none", () => {
        assert.deepEqual(network.needs, {});
        assert.deepEqual(requiredNeeds(network), []);
    });

    it("tells required needs from optional ones", () => {
        assert.deepEqual(requiredNeeds(database), ["network"]);
        assert.deepEqual(resolveNeed(database.needs.cache), { layer: cache, required: false });
        assert.deepEqual(resolveNeed(database.needs.network), { layer: network, required: true });
    });
});

describe("inOrder", () => {
    const layer = (name: string, ...needs: string[]) => ({
        name,
        needs: Object.fromEntries(needs.map((need) => [need, { name: need }])),
    });
    const names = (...layers: ReturnType<typeof layer>[]) =>
        inOrder(layers as never[]).map(({ name }: { name: string }) => name);

    it("puts layers after what they need", () => {
        assert.deepEqual(names(layer("c", "a", "b"), layer("b", "a"), layer("a")), ["a", "b", "c"]);
    });

    it("keeps the order given among equals", () => {
        assert.deepEqual(names(layer("z"), layer("y", "z"), layer("x")), ["z", "y", "x"]);
    });

    it("counts an optional need that is there, and ignores needs that are not", () => {
        assert.deepEqual(
            inOrder([database, cache]).map(({ name }) => name),
            ["cache", "database"],
        );
        assert.deepEqual(
            inOrder([database]).map(({ name }) => name),
            ["database"],
        );
    });

    it("refuses layers that need each other in a circle, naming them", () => {
        assert.throws(
            () => names(layer("a"), layer("b", "c"), layer("c", "b")),
            /^UserError: layers need each other in a circle: b, c\. Fix: remove one of their needs$/,
        );
        assert.throws(() => names(layer("a", "a")), /in a circle: a\./);
    });
});
