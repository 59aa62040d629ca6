import * as pulumi from "@pulumi/pulumi";
import { type Problem } from "../errors/problem.ts";
import { refuseProblems } from "../errors/userError.ts";

/** Inputs of a resource, as the engine has them. */
export type ResourceInputs = Readonly<Record<string, unknown>>;

/**
 * Stops an update that AWS would refuse for what runs now, before anything is changed, and in a preview too: only the
 * engine knows what runs.
 *
 * @param resource the resource's logical name, unique in its program.
 * @param component what is refused, in messages: `database "orders"`.
 * @param check what is wrong with the way from the inputs of before to those of now; paths are those of the settings.
 */
export function checkedChange(
    resource: string,
    component: { readonly kind: string; readonly name: string },
    check: (before: ResourceInputs, after: ResourceInputs) => readonly Problem[],
): pulumi.ResourceHook {
    return new pulumi.ResourceHook(
        `${resource}-change`,
        ({ oldInputs, newInputs }) => {
            refuseProblems(component.kind, component.name, check(asInputs(oldInputs), asInputs(newInputs)));
        },
        { onDryRun: true },
    );
}

function asInputs(value: unknown): ResourceInputs {
    return typeof value === "object" && value !== null ? (value as ResourceInputs) : {};
}
