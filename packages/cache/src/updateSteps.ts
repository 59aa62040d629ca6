import * as pulumi from "@pulumi/pulumi";
import { type GroupState, refusedSteps } from "./plan/index.ts";

/**
 * Stops an update that AWS would refuse for its order, in a preview too: what runs is known to the engine alone.
 *
 * @param name the replication group's logical name, unique in its program.
 */
export function checkedSteps(name: string): pulumi.ResourceHook {
    return new pulumi.ResourceHook(
        `${name}-steps`,
        ({ oldInputs, oldOutputs, newInputs }) => {
            const refused = refusedSteps(
                stateOf({ ...asRecord(oldInputs), ...asRecord(oldOutputs) }),
                stateOf(newInputs),
            );
            if (refused.length > 0)
                throw new Error(`cache "${name}":\n${refused.map((why) => `  - ${why}`).join("\n")}`);
        },
        { onDryRun: true },
    );
}

/** What is not known yet, or of another type, counts as not said; users that are not known yet are users. */
function stateOf(properties: unknown): GroupState {
    const { userGroupIds, ...given } = asRecord(properties);
    const text = (name: string): string | undefined => pick(given[name], "string");
    const number = (name: string): number | undefined => pick(given[name], "number");
    return {
        transitEncryptionEnabled: pick(given["transitEncryptionEnabled"], "boolean"),
        transitEncryptionMode: text("transitEncryptionMode"),
        clusterMode: text("clusterMode"),
        numNodeGroups: number("numNodeGroups"),
        nodeType: text("nodeType"),
        engineVersion: text("engineVersion"),
        hasUsers: Array.isArray(userGroupIds) ? userGroupIds.length > 0 : userGroupIds !== undefined,
    };
}

interface Types {
    string: string;
    number: number;
    boolean: boolean;
}

function pick<Name extends keyof Types>(value: unknown, type: Name): Types[Name] | undefined {
    return typeof value === type ? (value as Types[Name]) : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
