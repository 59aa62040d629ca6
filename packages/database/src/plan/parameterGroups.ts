import { type Engine, familyOf, majorOf } from "./engine.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import type { CommonShape } from "./shape.ts";

export interface ParameterGroupPlan {
    readonly major: number | undefined;
    readonly family: string;
    readonly parameters: readonly Parameter[];
    /** Whether the instance is to use it. */
    readonly wanted: boolean;
    /** Whether the instance uses it now. */
    readonly inUse: boolean;
}

/**
 * An upgrade adds the new major's group. The old one stays until `upgradeFrom` is gone, since a change that waits for its
 * maintenance window leaves the instance in it, and AWS deletes no group in use.
 */
export function parameterGroupsOf(shape: CommonShape, engine: Engine): ParameterGroupPlan[] {
    const parameters = parametersOf(shape);
    const from = shape.upgradeFrom ?? shape.engineVersion;
    const versions =
        majorOf(from) === majorOf(shape.engineVersion) ? [shape.engineVersion] : [from, shape.engineVersion];
    return versions.map((version, index) => ({
        major: majorOf(version),
        family: familyOf(version, engine),
        parameters,
        wanted: index === versions.length - 1,
        inUse: index === 0,
    }));
}
