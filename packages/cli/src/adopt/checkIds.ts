import { factsOf } from "@plinth/cloud";
import { type AdoptedResource, checkNames, isMeant, nameFor, type NamedChild } from "@plinth/core/adoption";
import type { Problem } from "@plinth/core/errors";
import { suggestion } from "@plinth/core/settings";
import type { PlannedResource } from "@plinth/plan";
import { replacedBy } from "../compare/replacedBy.ts";
import { importForm, wrongId } from "./importForm.ts";

/** Everything wrong in what an adoption file says, given the children that a layer makes: names, ids by their form, properties to keep. */
export function checkIds(resources: readonly AdoptedResource[], children: readonly NamedChild[]): Problem[] {
    const forms = resources.flatMap((resource): Problem[] => {
        const [only, ...others] = children.filter((child) => isMeant(resource, child));
        if (only === undefined || others.length > 0) return [];
        const place = { file: resource.place, path: resource.child };
        const { possible, words } = importForm(only.type);
        if (possible === "no") {
            const rule = `cannot be adopted: ${only.type} ${words}`;
            return [{ ...place, rule, fix: "remove it; it is made anew beside what exists" }];
        }
        const wrong = wrongId(only.type, resource.id);
        const id =
            wrong === undefined ? [] : [{ ...place, rule: wrong, value: resource.id, fix: `write its ${words}` }];
        return [...id, ...checkKeep(resource, only.type)];
    });
    const order = resources.map(({ place }) => place);
    const inOrder = (one: Problem, other: Problem): number =>
        order.indexOf(one.file ?? "") - order.indexOf(other.file ?? "");
    return [...checkNames(resources, children), ...forms].sort(inOrder);
}

/** A misspelt property would keep nothing, and the engine does not mind. */
function checkKeep({ place, child, keep }: AdoptedResource, type: string): Problem[] {
    const inputs = factsOf(type)?.inputs;
    if (inputs === undefined) return [];
    return keep.flatMap((path, index): Problem[] => {
        const property = /^\w+/.exec(path)?.[0] ?? path;
        if (inputs.includes(property)) return [];
        const rule = `must be a property of ${type}`;
        return [{ file: place, path: `${child}.keep[${index}]`, rule, value: path, fix: suggestion(property, inputs) }];
    });
}

/**
 * Children that a taken over one hangs on and that are made anew: what exists hangs on others, so it would have to be
 * replaced.
 */
export function missingParents(
    taken: readonly { readonly planned: PlannedResource; readonly adopted: AdoptedResource }[],
    children: readonly PlannedResource[],
): string[] {
    const byUrn = new Map(children.map((child) => [child.urn, child]));
    const adopted = new Set(taken.map(({ planned }) => planned.urn));
    return taken.flatMap(({ planned, adopted: { child, keep } }) => {
        const forced = replacedBy(planned.type, { old: {}, now: planned.inputs }) ?? [];
        return Object.entries(planned.propertyDependencies).flatMap(([property, urns]) => {
            if (!forced.includes(property) || keep.includes(property)) return [];
            return urns.flatMap((urn) => {
                const above = byUrn.get(urn);
                if (above === undefined || adopted.has(urn)) return [];
                const name = nameFor(above, children);
                return [
                    `${child}: its ${property} comes from ${name}, which is not adopted, so it would be replaced. Fix: adopt ${name}, too`,
                ];
            });
        });
    });
}
