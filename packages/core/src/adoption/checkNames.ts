import type { Problem } from "../errors/problem.ts";
import { nearest } from "../settings/zodProblems.ts";
import type { AdoptedResource } from "./adoptionFile.ts";

/** A resource that a program registers, as far as its name goes. */
export interface NamedChild {
    readonly type: string;
    readonly name: string;
}

/** Whether an entry of an adoption file is about a child: it names it alone, or with its type before it. */
export function isMeant({ child }: Pick<AdoptedResource, "child">, candidate: NamedChild): boolean {
    return child === candidate.name || child === shortName(candidate) || child === fullName(candidate);
}

/** The name of a child for people: alone where no other has it, with the type's own name where several do. */
export function nameFor(child: NamedChild, children: readonly NamedChild[]): string {
    const others = children.filter((other) => other.name === child.name && other.type !== child.type);
    if (others.length === 0) return child.name;
    return others.some((other) => shortName(other) === shortName(child)) ? fullName(child) : shortName(child);
}

/**
 * Checks the names in adoption files against what a program registers. A name that nothing has would be made afresh beside
 * what exists; two children of one type and id would manage the same resource, each undoing the other.
 */
export function checkNames(resources: readonly AdoptedResource[], children: readonly NamedChild[]): Problem[] {
    const met = resources.map((resource) => ({
        resource,
        meant: children.filter((child) => isMeant(resource, child)),
    }));
    const taken = new Map<string, string>();
    return met.flatMap(({ resource, meant }): Problem[] => {
        const { child, id, place } = resource;
        const problem = { file: place, path: child };
        const [only, ...others] = meant;
        if (only === undefined) {
            const known = child.includes("::")
                ? children.flatMap((one) => [shortName(one), fullName(one)])
                : children.map(({ name }) => name);
            const guess = nearest(child, known);
            const fix = guess === undefined ? "remove it; plinth adopt --list names them" : `did you mean ${guess}?`;
            return [{ ...problem, rule: "is no child of a component of this layer", fix }];
        }
        if (others.length > 0) {
            const fix = `write ${meant
                .map((one) => nameFor(one, children))
                .sort()
                .join(" or ")}`;
            return [{ ...problem, rule: "is the name of several children", fix }];
        }
        const key = `${only.type}\n${id}`;
        const first = taken.get(key);
        taken.set(key, first ?? child);
        if (first === undefined) return [];
        return [{ ...problem, rule: `has the id that ${first} has`, value: id, fix: "remove one of them" }];
    });
}

/** `Subnet::network-private-az1` */
function shortName({ type, name }: NamedChild): string {
    return `${type.slice(type.lastIndexOf(":") + 1)}::${name}`;
}

/** `aws:ec2/subnet:Subnet::network-private-az1` */
function fullName({ type, name }: NamedChild): string {
    return `${type}::${name}`;
}
