import type { Difference, FoundDrift, ReadResource } from "../found.ts";
import { valueAt } from "../found.ts";

/** Whether the cloud's number lies between two properties of the resource, both included. */
export function between(
    { inCloud }: Difference,
    { inState }: FoundDrift,
    [least, most]: readonly [(string | number)[], (string | number)[]],
): boolean {
    const [lowest, highest] = [valueAt(inState.inputs, least), valueAt(inState.inputs, most)];
    return (
        typeof inCloud === "number" &&
        typeof lowest === "number" &&
        typeof highest === "number" &&
        lowest <= inCloud &&
        inCloud <= highest
    );
}

/** Whether the cloud has a later version that is no major one: of MySQL and MariaDB the first two numbers are major, else the first. */
export function isMinorUpgrade({ inState, inCloud }: Difference, engine: unknown): boolean {
    if (typeof inState !== "string" || typeof inCloud !== "string") return false;
    const [old, now] = [numbersOf(inState), numbersOf(inCloud)];
    const major = /mysql|mariadb/.test(String(engine)) ? 2 : 1;
    if (old.length === 0 || old.slice(0, major).join(".") !== now.slice(0, major).join(".")) return false;
    for (let at = major; at < Math.max(old.length, now.length); at++) {
        const [before, after] = [old[at] ?? 0, now[at] ?? 0];
        if (before !== after) return after > before;
    }
    return false;
}

/** The numbers that a version begins with: `8.0.mysql_aurora.3.08.0` has 8, 0, 3, 8 and 0. */
function numbersOf(version: string): number[] {
    return version
        .split(/[._]/)
        .filter((part) => /^\d+$/.test(part))
        .map(Number);
}

/** Whether Application Auto Scaling, in the same stack, moves a dimension of this resource within the bounds it has there. */
export function isScaled(
    { inCloud }: Difference,
    stack: readonly ReadResource[],
    wanted: { readonly resourceId: string | undefined; readonly dimension: string },
): boolean {
    return stack.some(({ type, inState }) => {
        if (type !== "aws:appautoscaling/target:Target" || typeof inCloud !== "number") return false;
        const { resourceId, scalableDimension, minCapacity, maxCapacity } = inState.inputs;
        return (
            resourceId === wanted.resourceId &&
            scalableDimension === wanted.dimension &&
            Number(minCapacity) <= inCloud &&
            inCloud <= Number(maxCapacity)
        );
    });
}

/** Whether an autoscaler of pods in the same stack has the workload as its target. */
export function isTargetOfAutoscaler({ type, inState }: FoundDrift, stack: readonly ReadResource[]): boolean {
    const kind = type.split(":").at(-1);
    const name = valueAt(inState.outputs, ["metadata", "name"]) ?? valueAt(inState.inputs, ["metadata", "name"]);
    const space = namespaceOf(inState.inputs);
    return stack.some(
        (other) =>
            /^kubernetes:autoscaling\/[^:]+:HorizontalPodAutoscaler$/.test(other.type) &&
            valueAt(other.inState.inputs, ["spec", "scaleTargetRef", "kind"]) === kind &&
            valueAt(other.inState.inputs, ["spec", "scaleTargetRef", "name"]) === name &&
            namespaceOf(other.inState.inputs) === space,
    );
}

function namespaceOf(inputs: unknown): unknown {
    return valueAt(inputs, ["metadata", "namespace"]) ?? "default";
}

/** Whether the cloud has everything that the state has, and more. */
export function isLonger(inState: unknown, inCloud: unknown): boolean {
    return (
        Array.isArray(inState) &&
        Array.isArray(inCloud) &&
        inState.length > 0 &&
        inState.every((entry) => inCloud.includes(entry))
    );
}
