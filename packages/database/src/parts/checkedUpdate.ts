import { checkedChange } from "@plinth/core/components";
import { toProblems } from "@plinth/core/settings";
import type * as pulumi from "@pulumi/pulumi";
import { checkChange } from "../plan/index.ts";

/** Stops an update of a database that AWS would refuse or ignore. @param resource the instance's or cluster's logical name. */
export function checkedUpdate(resource: string, name: string): pulumi.ResourceHook {
    return checkedChange(resource, { kind: "database", name }, (before, after) =>
        toProblems(checkChange(before, after)),
    );
}
