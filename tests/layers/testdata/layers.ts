import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { defineLayer, defineSettings } from "@plinth/core";
import { z } from "zod";

/** Returns a known, a secret and an unknown output. */
export const upstream = defineLayer({
    name: "upstream",
    owner: "platform",
    description: "What others read",
    settings: defineSettings({ layer: "upstream", schema: z.strictObject({}) }),
    build(_settings, _upstream, { providers }) {
        const topic = new aws.sns.Topic("topic", {}, { provider: providers.aws });
        return { name: "shop", password: pulumi.secret("hunter2"), arn: topic.arn };
    },
});

/** Puts each output its settings name into a parameter of that name. */
export const consumer = defineLayer({
    name: "consumer",
    owner: "platform",
    description: "What reads it",
    settings: defineSettings({ layer: "consumer", schema: z.strictObject({ reads: z.array(z.string()) }) }),
    needs: { upstream },
    build({ reads }, { upstream }, { providers }) {
        // Types would refuse an output that upstream does not return; a program of other versions would not.
        const outputs = upstream as unknown as Record<string, pulumi.Output<string>>;
        for (const name of reads) {
            new aws.ssm.Parameter(name, { type: "String", insecureValue: outputs[name] }, { provider: providers.aws });
        }
        return {};
    },
});
