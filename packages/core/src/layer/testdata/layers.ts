import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { defineSettings } from "../../settings/define.ts";
import { type AnyLayer, defineLayer, optional } from "../define.ts";

/** Reads an output by a name that types would refuse, as a program made of other versions of layers would. */
export function force(upstream: object, name: string): pulumi.Output<string> {
    return (upstream as Record<string, pulumi.Output<string>>)[name] as pulumi.Output<string>;
}

class Box extends pulumi.CustomResource {
    constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions) {
        super("aws:test/box:Box", name, inputs, opts);
    }
}

/** A component with one box, which takes its provider from the component. */
class Boxed extends pulumi.ComponentResource {
    constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
        super("plinth:test:Boxed", name, {}, opts);
        new Box(name, inputs, { parent: this });
        this.registerOutputs({});
    }
}

export const network = defineLayer({
    name: "network",
    owner: "platform",
    description: "A network",
    settings: defineSettings({
        layer: "network",
        schema: z.strictObject({
            cidr: z.string(),
            nat: z.enum(["single", "perZone"]).default("perZone"),
            count: z.int().default(1),
        }),
    }),
    build({ cidr, nat, count }, _upstream, context) {
        new Boxed("vpc", { cidr, nat, count, tags: context.tags }, context.options);
        return { vpcId: "vpc-local", cidr, password: pulumi.secret("hunter2") };
    },
});

export const cache = defineLayer({
    name: "cache",
    owner: "data",
    description: "A cache",
    settings: defineSettings({ layer: "cache", schema: z.strictObject({}) }),
    build: () => ({ endpoint: "cache.local" }),
});

/** A layer that reads the named outputs of its network, and its cache's where there is one. */
export function databaseReading(...names: readonly string[]): AnyLayer {
    return defineLayer({
        name: "database",
        owner: "data",
        description: "A database",
        settings: defineSettings({
            layer: "database",
            schema: z.strictObject({ instances: z.record(z.string(), z.strictObject({ version: z.string() })) }),
        }),
        needs: { network, cache: optional(cache) },
        build({ instances }, { network, cache }, context) {
            const read = Object.fromEntries(names.map((name) => [name, force(network, name)]));
            for (const [name, { version }] of Object.entries(instances)) {
                const identifier = context.physicalName("aws:rds/instance:Instance", name);
                new Boxed(name, { ...read, version, identifier, cache: cache?.endpoint }, context.options);
            }
            return { ...read, cached: cache !== undefined };
        },
    });
}
