import * as aws from "@pulumi/aws";
import { subjects } from "../subjects.ts";
import { weakened } from "../weakened.ts";
import { weakenedSecurity } from "../weakenedSecurity.ts";
import { weakenedImages } from "../weakenedImages.ts";
import { weakenedWorkloads } from "../weakenedWorkloads.ts";

const tags = {
    Environment: "prod",
    Project: "plinth",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    allowedAccountIds: ["444444444444"],
    defaultTags: { tags },
});

// One component for each thing that is weakened: `w0`, `w1`, in the order of the list.
[...weakened, ...weakenedSecurity, ...weakenedWorkloads, ...weakenedImages].forEach(({ component, args }, index) => {
    const { options, place, make } = subjects[component];
    const name = `w${index}`;
    const named = Object.fromEntries(
        ["identifier", "replicationGroupId", "cacheName", "clusterName", "trailName"]
            .filter((key) => key in place)
            .map((key) => [key, name]),
    );
    const more = component === "Cluster" ? { nodeTags: tags } : {};
    make(name, { ...options, ...place, ...named, ...more, ...args }, { providers: { aws: provider } });
});
