import type { Network } from "@plinth/network";
import * as aws from "@pulumi/aws";
import { bareCalls } from "./bareCalls.ts";

const NETWORK = "network.Network";

const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    allowedAccountIds: ["444444444444"],
    defaultTags: {
        tags: {
            Environment: "prod",
            Project: "plinth",
            Owner: "platform",
            CostCenter: "engineering",
            ManagedBy: "pulumi",
        },
    },
});
const options = { providers: { aws: provider } };
const { [NETWORK]: makeNetwork, ...others } = bareCalls;
// The other components take its outputs alone.
const network = makeNetwork?.("network", options, {} as Network) as Network;
for (const [key, make] of Object.entries(others)) make(nameOf(key), options, network);

/** `account.VpcBlock` is called `vpcblock`. */
function nameOf(key: string): string {
    return key.slice(key.indexOf(".") + 1).toLowerCase();
}
