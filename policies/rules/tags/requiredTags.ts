import type { Parameter } from "../../rule/rule.ts";

/** Which tags resources must carry. An environment's `tags` section decides where it has one. */
export const requiredTags = {
    description: "Tag keys every resource must carry with a value",
    default: ["Environment", "Project", "Owner", "CostCenter", "ManagedBy"],
    stricter: "longer",
    organisation: true,
} satisfies Parameter;
