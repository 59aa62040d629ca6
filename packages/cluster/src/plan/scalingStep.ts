import type { Violation } from "@plinth/core/settings";

/**
 * What is wrong with a group's new bounds. EKS is sent the number of nodes that Pulumi knows beside them, since that number is
 * the autoscaler's and never changed here, and refuses bounds that it lies outside of ("Minimum capacity 4 can't be greater
 * than desired size 3": terraform-aws-modules/terraform-aws-eks#3521, wandb/terraform-aws-wandb#201). Paths start at the group.
 *
 * @param before the group's `scalingConfig` as the engine knows it; its number of nodes is as old as the last refresh.
 */
export function checkScalingStep(before: unknown, after: unknown): Violation[] {
    const nodes = numberIn(before, "desiredSize");
    const [min, max] = [numberIn(after, "minSize"), numberIn(after, "maxSize")];
    if (nodes === undefined || min === undefined || max === undefined || (min <= nodes && nodes <= max)) return [];
    const [bound, value] = min > nodes ? ["min", min] : ["max", max];
    return [
        {
            path: ["size", bound],
            rule: `must not be ${bound === "min" ? "above" : "below"} ${nodes}, the number of nodes Pulumi knows of: it is the autoscaler's, and EKS takes no other bounds around it`,
            value,
            fix: `aws eks update-nodegroup-config --scaling-config desiredSize=${value} for this group, then pulumi up --refresh`,
        },
    ];
}

function numberIn(config: unknown, property: string): number | undefined {
    if (typeof config !== "object" || config === null) return undefined;
    const value = (config as Readonly<Record<string, unknown>>)[property];
    return typeof value === "number" ? value : undefined;
}
