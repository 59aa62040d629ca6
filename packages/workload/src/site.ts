import type * as pulumi from "@pulumi/pulumi";
import { objectLabels, type objectNames, type Part } from "./plan/index.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

/** What all parts of one workload share. */
export interface Site {
    /** Logical name of the component, which those of children start with. */
    readonly name: string;
    readonly args: WorkloadArgs;
    /** Known once the namespace is there. */
    readonly namespace: pulumi.Output<string>;
    readonly objects: ReturnType<typeof objectNames>;
    readonly parent: pulumi.Resource;
}

/** Metadata of an object of the workload. */
export function metadataOf({ args, namespace }: Site, name: string, part?: Part) {
    return { name, namespace, labels: objectLabels(args.service, args.owner, part) };
}

/** Name and tags of a resource in AWS. */
export function tagsOf({ args }: Site, logicalName: string): Record<string, string> {
    return { Name: logicalName, ...args.tags };
}
