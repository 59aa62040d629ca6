import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "@plinth/roles/plan";

/** ARNs may be those of resources that are still to be made. */
export type Grant = Statement<pulumi.Input<string>>;

/** Where the account is, which stands in ARNs. */
export interface PlatformPlace {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
}
