import { Platform } from "@plinth/platform";
import type * as pulumi from "@pulumi/pulumi";

type BareCall = (
    name: string,
    options: pulumi.ComponentResourceOptions,
    network: { readonly vpcId: pulumi.Output<string> },
) => pulumi.ComponentResource;

/** Add-ons of clusters: none of them, since each is off until it is asked for. */
export const barePlatform: Readonly<Record<string, BareCall>> = {
    "platform.Platform": (name, options, { vpcId }) =>
        new Platform(
            name,
            {
                account: "444444444444",
                region: "eu-west-1",
                clusterName: "plinth-prod-main",
                readyName: "plinth-prod-main",
                vpcId,
                owner: "platform",
            },
            options,
        ),
};
