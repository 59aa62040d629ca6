import type * as pulumi from "@pulumi/pulumi";

/** What objects of a namespace share. */
export interface Inside {
    readonly namespace: pulumi.Output<string>;
    readonly labels: Readonly<Record<string, string>>;
    readonly parent: pulumi.Resource;
}
