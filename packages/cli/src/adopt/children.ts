import type { PlannedResource, StackPlan } from "@plinth/plan";

/** What a layer makes that could exist already: resources of a cloud, and neither providers nor what is only read. */
export function childrenOf(stacks: readonly StackPlan[]): PlannedResource[] {
    return stacks
        .flatMap(({ resources }) => resources)
        .filter(
            ({ custom, read, onlyIn, type }) =>
                custom && read !== true && onlyIn === undefined && !type.startsWith("pulumi:"),
        );
}
